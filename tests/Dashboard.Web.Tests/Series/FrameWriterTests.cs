using System.Buffers;
using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

public sealed class FrameWriterTests
{
    [Fact]
    public void Write_AnyQuery_ReadsBackAsAsked()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var scenario = new SeriesScenario(seed);
            for (int i = 0; i < 1 + (seed * 37); i++)
            {
                scenario.AppendSome(0, 0.05);
            }

            scenario.Commit();
            var replies = new List<SeriesColumns>();
            foreach (XAxis axis in Enum.GetValues<XAxis>())
            {
                var query = new SeriesQuery { X = axis, Columns = 5 + (seed * 3), Smoothing = seed % 2 * 0.5 };
                replies.Add(scenario.Snapshot.Query(query));
                replies.Add(scenario.Snapshot.QuerySuperseded(query));
            }

            List<DecodedSeries> decoded = Encode([.. replies]);
            for (int i = 0; i < replies.Count; i++)
            {
                AssertEqual(replies[i], decoded[i]);
                Assert.Equal((i, i + 100), (decoded[i].RunId, decoded[i].TagId));
            }
        }
    }

    [Fact]
    public void Write_SameStepsInTwoSeries_SharesTheBlock()
    {
        SeriesColumns columns = SeriesScenario.Rising(1, 101).Snapshot.Query(new SeriesQuery());
        SeriesColumns other = SeriesScenario.Rising(2, 99).Snapshot.Query(new SeriesQuery());

        List<DecodedSeries> decoded = Encode(columns, other, columns);

        Assert.Equal([uint.MaxValue, uint.MaxValue, 0], decoded.Select(series => series.Reference));
        Assert.Equal(columns.Steps, decoded[2].Steps);
    }

    [Fact]
    public void Write_StepsBeyondDoubles_StayExact()
    {
        long[] steps = [long.MinValue, -5, (1L << 53) + 1, long.MaxValue];
        var scenario = new SeriesScenario(1);
        foreach (long step in steps)
        {
            scenario.Append(0, new SeriesPoint(step, 1, 1));
        }

        scenario.Commit();

        Assert.Equal(steps, Encode(scenario.Snapshot.Query(new SeriesQuery()))[0].Steps);
    }

    [Fact]
    public void Write_DoublesThatNoSingleHolds_StayExact()
    {
        var scenario = new SeriesScenario(1);
        scenario.Append(0, new SeriesPoint(1, 1, 0.1), isSingle: false);
        scenario.Commit();

        Assert.Equal([0.1], Encode(scenario.Snapshot.Query(new SeriesQuery()))[0].Values);
    }

    [Fact]
    public void Write_ZoomIntoOneSecondOfClock_KeepsMicroseconds()
    {
        var scenario = SeriesScenario.Rising(1, 1000, (_, i) => new SeriesPoint(i, 1_700_000_000 + (i * 1e-4), i));

        SeriesColumns columns = scenario.Snapshot.Query(new SeriesQuery { X = XAxis.Wall, Columns = 1000 });

        Assert.Equal(columns.Walls, Encode(columns)[0].Walls);
    }

    [Fact]
    public void Write_Requery_HasNoBlocks()
    {
        DecodedSeries decoded = Encode(SeriesScenario.Rising(1, 50).Snapshot.Delta(77, 3, 0.5)!)[0];

        Assert.Equal((FrameFlags.Requery, 0, 3, 50), (decoded.Flags, decoded.Count, decoded.From, decoded.Total));
    }

    [Fact]
    public void Write_NoSeries_IsAHeader() => Assert.Empty(Encode());

    private static List<DecodedSeries> Encode(params SeriesColumns[] series)
    {
        var output = new ArrayBufferWriter<byte>();
        FrameWriter.Write(output, [.. series.Select((columns, i) => new FrameSeries(i, i + 100, columns))]);
        return FrameDecoder.Decode(output.WrittenMemory);
    }

    private static void AssertEqual(SeriesColumns expected, DecodedSeries actual)
    {
        Assert.Equal(expected.Steps, actual.Steps);
        Assert.Equal(expected.Values, actual.Values);
        Assert.Equal(expected.Weights, actual.Weights);
        Assert.Equal(expected.X, actual.X);
        Assert.Equal(expected.Smoothed?.Select(smoothed => (double)(float)smoothed), actual.Smoothed);
        Assert.All(expected.Walls.Zip(actual.Walls), pair => Assert.InRange(pair.Second - pair.First, -0.000501, 0.000501));
        Assert.Equal(expected.IsReduced, actual.Flags.HasFlag(FrameFlags.Reduced));
        Assert.Equal(expected.IsSuperseded, actual.Flags.HasFlag(FrameFlags.Superseded));
        Assert.Equal((expected.Total, expected.Generation), (actual.Total, actual.Generation));
        Assert.Equal((expected.SeriesStart, expected.RunStart), (actual.SeriesStart, actual.RunStart));
        Assert.Equal((expected.Superseded, expected.NonFinite), (actual.Superseded, actual.NonFinite));
    }
}
