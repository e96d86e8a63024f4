using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace EventFormat.Tests.Summaries;

public sealed class HistogramValueTests
{
    [Fact]
    public void Decode_OldHistogram_DropsEmptyOuterBucketsAndTakesMinAndMax()
    {
        var histogram = HistogramValue.Decode(Old([1, 2, 3, double.MaxValue], [0, 5, 0, 7], -4, 9));

        Assert.Equal([-4, 2, 3], histogram.Left);
        Assert.Equal([2, 3, 9], histogram.Right);
        Assert.Equal([5, 0, 7], histogram.Count);
    }

    [Fact]
    public void Decode_OldHistogramUntrimmed_KeepsEmptyOuterBuckets()
    {
        var histogram = HistogramValue.Decode(
            Old([1, 2, 3, double.MaxValue], [0, 5, 7, 0], 1.5, 2.5), HistogramReading.Untrimmed);

        Assert.Equal([1.5, 1, 2, 3], histogram.Left);
        Assert.Equal([1, 2, 3, 2.5], histogram.Right);
        Assert.Equal([0, 5, 7, 0], histogram.Count);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.0, 0, 0 })]
    [InlineData(new[] { double.NaN, -1, 0 })]
    public void Decode_OldHistogramWithoutValues_HasNoBuckets(double[] counts) =>
        Assert.Empty(HistogramValue.Decode(Old([.. counts.Select((_, i) => (double)i)], counts, 0, 1)).Count);

    [Fact]
    public void Decode_OldHistogramOfUnequalLists_IsRefused() =>
        Assert.Throws<SummaryFormatException>(() => HistogramValue.Decode(Old([1, 2], [1], 0, 1)));

    [Fact]
    public void Decode_Tensor_IsTakenAsItIs()
    {
        var tensor = Some.Floats([2, 3], 0, 1, 5, 1, 2, 0);
        var histogram = HistogramValue.Decode(Some.Tensor(tensor).ToByteArray());

        Assert.Equal([0, 1], histogram.Left);
        Assert.Equal([1, 2], histogram.Right);
        Assert.Equal([5, 0], histogram.Count);
    }

    [Theory]
    [InlineData(6L)]
    [InlineData(3L, 2L)]
    [InlineData(1L, 2L, 3L)]
    public void Decode_TensorOfAnotherShape_IsRefused(params long[] shape) => Assert.Throws<SummaryFormatException>(
        () => HistogramValue.Decode(Some.Tensor(Some.Floats(shape, 0, 1, 2, 3, 4, 5)).ToByteArray()));

    private static byte[] Old(double[] limits, double[] counts, double min, double max) => new Summary.Types.Value
    {
        Histo = new HistogramProto { Min = min, Max = max, BucketLimit = { limits }, Bucket = { counts } },
    }.ToByteArray();
}
