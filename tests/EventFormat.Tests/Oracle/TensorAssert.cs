using System.Security.Cryptography;
using System.Text.Json;

namespace EventFormat.Tests.Oracle;

/// <summary>Compares decoded tensors with recorded ones.</summary>
internal static class TensorAssert
{
    public static void Same(JsonElement theirs, DecodedTensor ours, string what)
    {
        Assert.Equal(theirs.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()), ours.Shape);
        if (theirs.Find("dtype") is { } dtype)
        {
            Assert.Equal(dtype.GetString()!.Replace("DT_", "", StringComparison.Ordinal), ours.DataType.ToString()[2..], ignoreCase: true);
        }

        if (theirs.Find("strings") is { } strings)
        {
            Assert.Equal(strings.GetArrayLength(), ours.Strings.Count);
            foreach (var (text, i) in strings.EnumerateArray().Select((text, i) => (text, i)))
            {
                SameString(text, ours.Strings[i], $"{what}, string {i}");
            }
        }
        else if (theirs.Find("len") is not null)
        {
            SameString(theirs, Assert.Single(ours.Strings), what);
        }

        if (theirs.Find("size") is { } size)
        {
            SameNumbers(theirs, size.GetInt32(), ours, what);
        }
    }

    private static void SameNumbers(JsonElement theirs, int size, DecodedTensor ours, string what)
    {
        Assert.Equal(size, ours.Numbers.Length);
        if (theirs.Find("values") is { } values)
        {
            Assert.Equal(values.Numbers(), ours.Numbers);
        }

        if (size > 0)
        {
            var sum = theirs.GetProperty("sum").Number();
            Assert.True(Math.Abs(sum - ours.Numbers.Sum()) <= 1e-6 * ours.Numbers.Sum(Math.Abs), $"{what}: sum {ours.Numbers.Sum()}, not {sum}.");
            Assert.Equal(theirs.GetProperty("min").Number(), ours.Numbers.Min());
            Assert.Equal(theirs.GetProperty("max").Number(), ours.Numbers.Max());
        }
    }

    private static void SameString(JsonElement theirs, ReadOnlyMemory<byte> ours, string what)
    {
        Assert.True(theirs.GetProperty("len").GetInt32() == ours.Length, $"{what}: {ours.Length} bytes, not {theirs.GetProperty("len")}.");
        if (theirs.Find("sha256") is { } hash)
        {
            Assert.Equal(hash.GetString(), Convert.ToHexStringLower(SHA256.HashData(ours.Span)));
        }
    }
}
