using CsCheck;
using EventFormat.Protos;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class HistogramSummariesTests
{
    public static TheoryData<string> TagsInTensorFlowsBuckets { get; } = new(
        "normal/bins_tensorflow", "edge/all_zero", "edge/constant", "edge/single_value", "edge/heavy_tail");

    [Theory]
    [MemberData(nameof(TagsInTensorFlowsBuckets))]
    public void AddHistogram_ValuesInTheBucketsPyTorchFilled_GivesPyTorchsBuckets(string tag)
    {
        foreach (var (_, recorded) in WrittenValues.Recorded("pytorch_all/histograms", tag))
        {
            var histogram = WrittenValues.Value(writer => writer.AddHistogram(tag, ValuesIn(recorded.Histo), 0)).Histo;
            Assert.Equal(recorded.Histo.BucketLimit, histogram.BucketLimit);
            Assert.Equal(recorded.Histo.Bucket, histogram.Bucket);
            Assert.Equal(recorded.Histo.Num, histogram.Num);
        }
    }

    [Fact]
    public void AddHistogram_FixedBins_GivesNumPysBuckets()
    {
        // numpy.histogram([1, 2, 2.5, 4, 11], bins=5)
        var histogram = WrittenValues.Value(writer => writer.AddHistogram("h", [1, 2, 2.5, 4, 11], 5, 0)).Histo;
        Assert.Equal([1, 3, 5, 7, 9, 11], histogram.BucketLimit);
        Assert.Equal([0, 3, 1, 0, 0, 1], histogram.Bucket);
        Assert.Equal((1, 11, 5, 20.5, 148.25), (histogram.Min, histogram.Max, histogram.Num, histogram.Sum, histogram.SumSquares));
    }

    [Fact]
    public void AddHistogram_FixedBinsOfEqualValues_HaveAWidth()
    {
        var histogram = WrittenValues.Value(writer => writer.AddHistogram("h", [3f, 3f], 2, 0)).Histo;
        Assert.Equal([3.0, 3.5], histogram.BucketLimit);
        Assert.Equal([0, 2.0], histogram.Bucket);
    }

    [Fact]
    public void AddHistogram_NonFiniteValues_AreLeftOutAndCounted()
    {
        var left = 0L;
        var histogram = WrittenValues.Value(writer =>
            left = writer.AddHistogram("h", [float.NaN, 1, float.PositiveInfinity, 2, float.NegativeInfinity], 0)).Histo;
        Assert.Equal(3, left);
        Assert.Equal((2, 1, 2, 3), (histogram.Num, histogram.Min, histogram.Max, histogram.Sum));
        Assert.Equal(2, histogram.Bucket.Sum());
    }

    [Fact]
    public void AddHistogram_NothingFinite_LogsNothing()
    {
        Assert.Empty(WrittenValues.Events(writer =>
        {
            Assert.Equal(2, writer.AddHistogram("h", [double.NaN, double.NegativeInfinity], 0));
            Assert.Equal(0, writer.AddHistogram("h", ReadOnlySpan<float>.Empty, 4, 0));
        }));
    }

    [Fact]
    public void AddHistogram_BeyondTheLastLimits_StillCounts()
    {
        var histogram = WrittenValues.Value(writer => writer.AddHistogram("h", [-1e300, 1e300, 1.0], 0)).Histo;
        Assert.Equal(3, histogram.Bucket.Sum());
        Assert.Equal(double.MaxValue, histogram.BucketLimit[^1]);
        Assert.True(double.IsFinite(histogram.SumSquares));
    }

    [Fact]
    public void CountInto_AnyValues_PutsEachBetweenItsLimits() =>
        Gen.Double.Where(double.IsFinite).Array[1, 200].Sample(values =>
        {
            var buckets = Count(values);
            var expected = new long[TensorFlowBuckets.Limits.Length + 1];
            foreach (var value in values)
            {
                var bucket = 0;
                while (bucket < TensorFlowBuckets.Limits.Length && value >= TensorFlowBuckets.Limits[bucket])
                {
                    bucket++;
                }

                expected[bucket]++;
            }

            Assert.Equal(expected, buckets);
        });

    [Fact]
    public void CountInto_LimitsAndTheirNeighbours_FallOnTheRightSide()
    {
        for (var index = 0; index < TensorFlowBuckets.Limits.Length; index++)
        {
            var limit = TensorFlowBuckets.Limits[index];
            var buckets = Count(limit, Math.BitDecrement(limit));
            Assert.Equal((1, 1), (buckets[index], buckets[index + 1]));
        }
    }

    [Fact]
    public void AddHistogram_FixedBins_CountsEveryValueOnce() =>
        Gen.Select(Gen.Double[-1e6, 1e6].Array[1, 300], Gen.Int[1, 70]).Sample((values, bins) =>
        {
            var histogram = HistogramSummary.OfValues<double>(values, bins, out _)!;
            Assert.Equal(values.Length, histogram.Bucket.Sum());
            Assert.True(histogram.BucketLimit.Zip(histogram.BucketLimit.Skip(1)).All(pair => pair.First < pair.Second) || values.Max() - values.Min() < 1e-9);
        });

    [Fact]
    public void AddHistogram_Statistics_AreThoseOfTheValues() =>
        Gen.Float[-1e3f, 1e3f].Array[1, 5000].Sample(values =>
        {
            var histogram = HistogramSummary.OfValues<float>(values, out _)!;
            Assert.Equal(((double)values.Min(), (double)values.Max(), (double)values.Length), (histogram.Min, histogram.Max, histogram.Num));
            Assert.Equal(values.Sum(value => (double)value), histogram.Sum, 1e-6);
            Assert.Equal(values.Sum(value => (double)value * value), histogram.SumSquares, 1e-3);
        }, iter: 50);

    [Fact]
    public void AddHistogram_CountedElsewhere_IsWrittenAsItIs()
    {
        var recorded = WrittenValues.Recorded("pytorch_all/histograms", "raw")[0].Value.Histo;
        Assert.Equal(recorded, WrittenValues.Value(writer => writer.AddHistogram("raw", recorded, 0)).Histo);
        Assert.Throws<ArgumentException>(() => WrittenValues.Events(writer => writer.AddHistogram("raw", new HistogramProto { Bucket = { 1 } }, 0)));
    }

    private static long[] Count(params double[] values)
    {
        var counters = new int[TensorFlowBuckets.Counters];
        TensorFlowBuckets.CountInto(counters, values);
        return TensorFlowBuckets.Sum(counters);
    }

    /// <summary>As many values as each bucket counts, spread over it, its left edge included.</summary>
    private static double[] ValuesIn(HistogramProto histogram)
    {
        var values = new List<double>();
        for (var bucket = 1; bucket < histogram.Bucket.Count; bucket++)
        {
            var (left, right) = (histogram.BucketLimit[bucket - 1], histogram.BucketLimit[bucket]);
            for (var i = 0; i < histogram.Bucket[bucket]; i++)
            {
                values.Add(left + ((right - left) * i / histogram.Bucket[bucket]));
            }
        }

        return [.. values];
    }
}
