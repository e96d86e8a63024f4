using CsCheck;
using Dashboard.Web.Histograms;
using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace Dashboard.Web.Tests.Histograms;

public sealed class HistogramRowTests
{
    private static readonly Gen<double> Edge = Gen.OneOf(
        Gen.Double[-10, 10], Gen.Double[-1e-300, 1e-300], Gen.Double, Gen.OneOf<double>([.. new[] { 0.0, double.MaxValue, double.MinValue, double.Epsilon, double.PositiveInfinity, double.NaN }.Select(Gen.Const)]));

    private static readonly Gen<double[]> Buckets = Gen.Select(Edge, Edge, Gen.Int[0, 1000]).Array[0, 20]
        .Select(buckets => buckets.SelectMany(b => new[] { Math.Min(b.Item1, b.Item2), Math.Max(b.Item1, b.Item2), b.Item3 }).ToArray());

    private static readonly Gen<ValueGrid> Grid = Gen.Select(Edge, Edge, Gen.Int[1, 40])
        .Where(one => double.IsFinite(one.Item1) && double.IsFinite(one.Item2))
        .Select(one => ValueGrid.Over(Math.Min(one.Item1, one.Item2), Math.Max(one.Item1, one.Item2), one.Item3));

    [Fact]
    public void Add_AnyHistogramsOnAnyGrid_LosesNoCount() => Gen.Select(Buckets.Array[1, 4], Grid).Sample((histograms, grid) =>
    {
        var row = new HistogramRow(grid);
        foreach (var buckets in histograms)
        {
            row.Add(Histogram(buckets));
        }

        var sum = histograms.Sum(buckets => buckets.Where((_, i) => i % 3 == 2).Sum());
        var placed = row.Below + row.Counts.Sum() + row.Above + row.Unplaced;
        Assert.All(row.Counts, count => Assert.True(count >= 0));
        Assert.True(Math.Abs(sum - placed) <= 1e-9 * Math.Max(1, sum), $"{placed}, not {sum}");
    });

    [Fact]
    public void Add_BucketsThatAreTheBins_AreTheirCounts()
    {
        var row = new HistogramRow(new ValueGrid(0, 4, 4));

        row.Add(Histogram([0, 1, 5, 1, 2, 7, 2, 3, 0, 3, 4, 9]));

        Assert.Equal([5, 7, 0, 9], row.Counts);
    }

    [Fact]
    public void Add_BucketAcrossBins_IsSpreadByWidth()
    {
        var row = new HistogramRow(new ValueGrid(0, 4, 2));

        row.Add(Histogram([-1, 7, 8]));

        Assert.Equal((1, 3), (row.Below, row.Above));
        Assert.Equal([2, 2], row.Counts);
    }

    [Fact]
    public void Add_BucketWithoutWidth_StandsInOneBin()
    {
        var row = new HistogramRow(new ValueGrid(0, 4, 4));

        row.Add(Histogram([4, 4, 3, 5, 5, 2, 1, 1, 1]));

        Assert.Equal([0, 1, 0, 3], row.Counts);
        Assert.Equal(2, row.Above);
    }

    private static HistogramValue Histogram(double[] buckets)
    {
        var tensor = new TensorProto { Dtype = DataType.DtDouble, TensorShape = new TensorShapeProto() };
        tensor.TensorShape.Dim.Add(new TensorShapeProto.Types.Dim { Size = buckets.Length / 3 });
        tensor.TensorShape.Dim.Add(new TensorShapeProto.Types.Dim { Size = 3 });
        tensor.DoubleVal.AddRange(buckets);
        return HistogramValue.Decode(new Summary.Types.Value { Tensor = tensor }.ToByteArray());
    }
}
