using System.Globalization;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace Training.Core.Tests;

/// <summary>What PyTorch computed, in files beside the tests; Fixtures/make_*.py made them.</summary>
internal static class Fixture
{
    public static string PathOf(params ReadOnlySpan<string> names) => Path.Combine([AppContext.BaseDirectory, "Fixtures", .. names]);

    public static JsonNode Json(params ReadOnlySpan<string> names) => JsonNode.Parse(File.ReadAllText(PathOf(names)))!;

    public static double[] Doubles(JsonNode node) => [.. node.AsArray().Select(Double)];

    public static long[] Longs(JsonNode node) => [.. node.AsArray().Select(value => value!.GetValue<long>())];

    /// <summary>A tensor's elements in row-major order; real and imaginary parts of complex ones.</summary>
    public static double[] Elements(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var real = tensor.detach().contiguous();
        real = real.is_complex() ? stack([real.real, real.imag], -1) : real;
        return [.. real.to_type(ScalarType.Float64).reshape(-1).contiguous().data<double>().ToArray()];
    }

    /// <summary>The tensor as described: type, shape, every element to the last bit.</summary>
    public static void AssertEqual(JsonNode expected, Tensor tensor)
    {
        Assert.Equal(Enum.Parse<ScalarType>(expected["type"]!.GetValue<string>()), tensor.dtype);
        Assert.Equal(Longs(expected["shape"]!), tensor.shape);
        Assert.Equal(Doubles(expected["values"]!), Elements(tensor));
    }

    /// <summary>Fills a tensor by a formula of its name and the index, the same as in make_weights.py.</summary>
    public static void Fill(string name, Tensor tensor)
    {
        var seed = 2166136261u;
        foreach (var character in name)
        {
            seed = (seed ^ (byte)character) * 16777619u;
        }

        var values = new double[tensor.numel()];
        var scale = tensor.dim() > 1 ? 2 * Math.Sqrt(6.0 / (tensor.numel() / tensor.shape[0])) : 0;
        for (var i = 0; i < values.Length; i++)
        {
            var v = ((uint)i * 2654435761u) + seed;
            v ^= v >> 15;
            v *= 2246822519u;
            v ^= v >> 13;
            var u = ((v >> 8) / 16777216.0) - 0.5;
            values[i] = tensor.dim() > 1 ? u * scale
                : name.EndsWith("running_var", StringComparison.Ordinal) ? 1 + (0.4 * u)
                : name.EndsWith("weight", StringComparison.Ordinal) ? 1 + (0.2 * u)
                : u * 0.2;
        }

        using var outside = no_grad();
        using var filled = from_array(values);
        using var shaped = filled.reshape(tensor.shape);
        tensor.copy_(shaped);
    }

    private static double Double(JsonNode? value) => value!.GetValueKind() == System.Text.Json.JsonValueKind.String
        ? value.GetValue<string>() switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, var text => double.Parse(text, CultureInfo.InvariantCulture) }
        : value.GetValue<double>();
}
