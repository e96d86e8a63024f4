using System.Globalization;
using System.Text;
using Dashboard.Web.Graphs.Reading;
using EventFormat.Protos;
using Google.Protobuf;

namespace Dashboard.Web.Graphs.Attributes;

/// <summary>Values of attributes as people write them.</summary>
internal static class AttributeText
{
    private const int Longest = 2048;
    private const int MostElements = 64;

    // A type's reference is its number plus this.
    private const int Reference = 100;

    public static string Of(AttrValue value) => Cut(value.ValueCase switch
    {
        AttrValue.ValueOneofCase.S => Text(value.S),
        AttrValue.ValueOneofCase.I => Number(value.I),
        AttrValue.ValueOneofCase.F => Number(value.F),
        AttrValue.ValueOneofCase.B => value.B ? "true" : "false",
        AttrValue.ValueOneofCase.Type => Type(value.Type),
        AttrValue.ValueOneofCase.Shape => ShapeText.Of(value.Shape),
        AttrValue.ValueOneofCase.Tensor => Tensor(value.Tensor),
        AttrValue.ValueOneofCase.Func => value.Func.Name,
        AttrValue.ValueOneofCase.Placeholder => value.Placeholder,
        AttrValue.ValueOneofCase.List => List(value.List),
        _ => "",
    });

    public static string Type(DataType type)
    {
        var number = (int)type;
        var name = (DataType)(number > Reference ? number - Reference : number);
        var word = Enum.IsDefined(name) ? name.ToString()[2..].ToLowerInvariant() : Number(number);
        return number > Reference ? word + " (reference)" : word;
    }

    private static string Tensor(TensorProto tensor)
    {
        var head = $"{Type(tensor.Dtype)} {ShapeText.Of(tensor.TensorShape)}";
        var values = Values(tensor);
        return values.Length == 0 ? head : $"{head}: {values}";
    }

    private static string Values(TensorProto tensor) => tensor switch
    {
        { FloatVal.Count: > 0 } => Join(tensor.FloatVal, value => Number(value)),
        { DoubleVal.Count: > 0 } => Join(tensor.DoubleVal, Number),
        { IntVal.Count: > 0 } => Join(tensor.IntVal, value => Number(value)),
        { Int64Val.Count: > 0 } => Join(tensor.Int64Val, Number),
        { BoolVal.Count: > 0 } => Join(tensor.BoolVal, value => value ? "true" : "false"),
        { StringVal.Count: > 0 } => Join(tensor.StringVal, Text),
        { Uint32Val.Count: > 0 } => Join(tensor.Uint32Val, value => Number(value)),
        { Uint64Val.Count: > 0 } => Join(tensor.Uint64Val, value => value.ToString(CultureInfo.InvariantCulture)),
        { TensorContent.Length: > 0 } => Content(tensor.Dtype, tensor.TensorContent.Span),
        _ => "",
    };

    private static string Content(DataType type, ReadOnlySpan<byte> bytes)
    {
        var size = type switch
        {
            DataType.DtFloat or DataType.DtInt32 => 4,
            DataType.DtDouble or DataType.DtInt64 => 8,
            _ => 0,
        };
        if (size == 0)
        {
            return $"{bytes.Length:N0} bytes";
        }

        var words = new List<string>();
        for (var at = 0; at + size <= bytes.Length && words.Count <= MostElements; at += size)
        {
            var element = bytes.Slice(at, size);
            words.Add(type switch
            {
                DataType.DtFloat => Number(BitConverter.ToSingle(element)),
                DataType.DtInt32 => Number(BitConverter.ToInt32(element)),
                DataType.DtDouble => Number(BitConverter.ToDouble(element)),
                _ => Number(BitConverter.ToInt64(element)),
            });
        }

        return Join(words, word => word);
    }

    private static string List(AttrValue.Types.ListValue list) => list switch
    {
        { S.Count: > 0 } => Bracket(list.S, Text),
        { I.Count: > 0 } => Bracket(list.I, Number),
        { F.Count: > 0 } => Bracket(list.F, value => Number(value)),
        { B.Count: > 0 } => Bracket(list.B, value => value ? "true" : "false"),
        { Type.Count: > 0 } => Bracket(list.Type, Type),
        { Shape.Count: > 0 } => Bracket(list.Shape, ShapeText.Of),
        { Tensor.Count: > 0 } => Bracket(list.Tensor, Tensor),
        { Func.Count: > 0 } => Bracket(list.Func, function => function.Name),
        _ => "[]",
    };

    private static string Bracket<T>(IReadOnlyList<T> values, Func<T, string> text) => $"[{Join(values, text)}]";

    private static string Join<T>(IReadOnlyList<T> values, Func<T, string> text) =>
        string.Join(", ", values.Take(MostElements).Select(text)) + (values.Count > MostElements ? ", …" : "");

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Text where the bytes are text, else hexadecimal.</summary>
    private static string Text(ByteString bytes)
    {
        var head = bytes.Span[..Math.Min(bytes.Length, 4 * Longest)];
        var text = Encoding.UTF8.GetString(head);
        return text.Any(character => (char.IsControl(character) && !char.IsWhiteSpace(character)) || character == '\uFFFD') && bytes.Length > 0
            ? Convert.ToHexString(head[..Math.Min(head.Length, MostElements)]).ToLowerInvariant() + (bytes.Length > MostElements ? "…" : "")
            : text;
    }

    private static string Cut(string text) => text.Length > Longest ? text[..Longest] + "…" : text;
}
