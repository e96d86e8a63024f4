using static TorchSharp.torch;

namespace Training.Core.Weights;

/// <summary>The names that safetensors gives to element types.</summary>
internal static class SafeTensorType
{
    private static readonly Dictionary<string, ScalarType> ByName = new(StringComparer.Ordinal)
    {
        ["F64"] = ScalarType.Float64,
        ["F32"] = ScalarType.Float32,
        ["F16"] = ScalarType.Float16,
        ["BF16"] = ScalarType.BFloat16,
        ["I64"] = ScalarType.Int64,
        ["I32"] = ScalarType.Int32,
        ["I16"] = ScalarType.Int16,
        ["I8"] = ScalarType.Int8,
        ["U8"] = ScalarType.Byte,
        ["BOOL"] = ScalarType.Bool,
        ["C64"] = ScalarType.ComplexFloat32,
    };

    // Types of the format that TorchSharp has none for: their sizes, so that a header that has them can still be checked.
    private static readonly Dictionary<string, int> Foreign = new(StringComparer.Ordinal)
    {
        ["U64"] = 8,
        ["U32"] = 4,
        ["U16"] = 2,
        ["F8_E4M3"] = 1,
        ["F8_E5M2"] = 1,
        ["F8_E8M0"] = 1,
    };

    /// <summary>The format's name of a type; null when it has none.</summary>
    public static string? NameOf(ScalarType type) => ByName.FirstOrDefault(pair => pair.Value == type).Key;

    public static bool TryGet(string name, out ScalarType type) => ByName.TryGetValue(name, out type);

    /// <summary>Bytes per element; 0 for a name that is not known.</summary>
    public static int SizeOf(string name) => ByName.TryGetValue(name, out var type) ? SizeOf(type) : Foreign.GetValueOrDefault(name);

    public static int SizeOf(ScalarType type) => type switch
    {
        ScalarType.Float64 or ScalarType.Int64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.Float32 or ScalarType.Int32 => 4,
        ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Int16 => 2,
        ScalarType.ComplexFloat64 => 16,
        _ => 1,
    };
}
