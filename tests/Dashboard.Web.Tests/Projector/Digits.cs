using System.Globalization;
using System.IO.Compression;
using Dashboard.Web.Projector;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Projector;

/// <summary>1,797 handwritten digits of 8 × 8 pixels (Alpaydin and Kaynak, 1998).</summary>
internal static class Digits
{
    private static readonly Lazy<(PointMatrix Points, int[] Labels)> Read = new(ReadFile);

    public static PointMatrix Points => Read.Value.Points;

    public static int[] Labels => Read.Value.Labels;

    private static (PointMatrix, int[]) ReadFile()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.PathOf("digits", "digits.csv.gz")), CompressionMode.Decompress));
        var (values, labels) = (new List<float>(), new List<int>());
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            values.AddRange(cells[..64].Select(cell => float.Parse(cell, CultureInfo.InvariantCulture)));
            labels.Add(int.Parse(cells[64], CultureInfo.InvariantCulture));
        }

        return (new PointMatrix([.. values], labels.Count, 64), [.. labels]);
    }
}
