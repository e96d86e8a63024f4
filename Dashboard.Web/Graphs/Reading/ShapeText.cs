using System.Globalization;
using System.Text;
using EventFormat.Protos;
using EventFormat.Summaries;

namespace Dashboard.Web.Graphs.Reading;

/// <summary>A shape for people: <c>32×784</c>, <c>?×10</c>, <c>scalar</c>, <c>?</c> where nothing is known.</summary>
internal static class ShapeText
{
    private const string UnknownRank = "?";
    private const int MostDimensions = 32;

    /// <summary>Of an encoded TensorShapeProto.</summary>
    public static string Of(ReadOnlySpan<byte> shape)
    {
        var text = new StringBuilder();
        var dimensions = 0;
        var fields = new FieldReader(shape);
        while (fields.MoveNext())
        {
            if (fields is { Field: 3, Encoding: FieldEncoding.Varint, Bits: 1 })
            {
                return UnknownRank;
            }

            if (fields.IsMessage(2) && ++dimensions <= MostDimensions)
            {
                text.Append(text.Length == 0 ? "" : "×").Append(Size(fields.Bytes));
            }
        }

        return dimensions switch
        {
            0 => "scalar",
            > MostDimensions => text.Append("×…").ToString(),
            _ => text.ToString(),
        };
    }

    public static string Of(TensorShapeProto? shape) =>
        shape is null || shape.UnknownRank ? UnknownRank
        : shape.Dim.Count == 0 ? "scalar"
        : string.Join('×', shape.Dim.Take(MostDimensions).Select(dim => Text(dim.Size))) + (shape.Dim.Count > MostDimensions ? "×…" : "");

    private static string Size(ReadOnlySpan<byte> dimension)
    {
        long size = 0;
        var fields = new FieldReader(dimension);
        while (fields.MoveNext())
        {
            if (fields is { Field: 1, Encoding: FieldEncoding.Varint })
            {
                size = (long)fields.Bits;
            }
        }

        return Text(size);
    }

    private static string Text(long size) => size < 0 ? "?" : size.ToString(CultureInfo.InvariantCulture);
}
