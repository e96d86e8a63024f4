using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

public sealed class SeriesRangeTests
{
    [Fact]
    public void Between_AnyRangeOfAnySeries_EqualsAPassOverEveryPoint()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            SeriesScenario scenario = Grown(seed);
            List<SeriesPoint> valid = scenario.Reference.Valid;
            double[] smoothed = ReferenceSeries.Smooth([.. valid.Select(point => point.Value)], 0.9);
            for (int i = 0; i < 20; i++)
            {
                long one = Somewhere(scenario, valid);
                long other = Somewhere(scenario, valid);
                (long from, long to) = (Math.Min(one, other), Math.Max(one, other));

                RangeStatistics? range = scenario.Snapshot.Between(from, to, 0.9);

                AssertOf([.. valid.Where(point => point.Step >= from && point.Step <= to)], range);
                if (range is not null)
                {
                    Assert.Equal(smoothed[valid.IndexOf(range.End)], range.Smoothed);
                }
            }
        }
    }

    [Fact]
    public void Near_AnyStep_IsTheNearestPointAndTheEarlierOfTwo()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            SeriesScenario scenario = Grown(seed);
            List<SeriesPoint> valid = scenario.Reference.Valid;
            for (int i = 0; i < 30; i++)
            {
                long step = Somewhere(scenario, valid);

                RangeStatistics? range = scenario.Snapshot.Near(step, 0);

                Assert.Equal(valid.MinBy(point => Int128.Abs((Int128)point.Step - step)), range!.End);
                Assert.Equal((1, range.End, null), (range.Count, range.Start, range.Smoothed));
            }
        }
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void Near_FarthestSteps_DoNotOverflow(long step)
    {
        var scenario = new SeriesScenario(1);
        scenario.Append(0, new SeriesPoint(long.MinValue, 1, 1));
        scenario.Append(0, new SeriesPoint(long.MaxValue, 2, 2));
        scenario.Commit();

        Assert.Equal(step, scenario.Snapshot.Near(step, 0)!.End.Step);
        Assert.Equal(2, scenario.Snapshot.Between(long.MinValue, long.MaxValue, 0)!.Count);
    }

    [Fact]
    public void Between_NoPoints_IsNull()
    {
        SeriesSnapshot snapshot = SeriesScenario.Rising(1, 1000).Snapshot;

        Assert.Null(snapshot.Between(1, 2, 0));
        Assert.Null(snapshot.Between(3000, long.MaxValue, 0));
        Assert.Null(new SeriesScenario(1).Snapshot.Near(5, 0));
    }

    [Fact]
    public void Between_NothingFinite_HasEndsButNoExtremes()
    {
        RangeStatistics range = SeriesScenario.Rising(1, 600, (_, i) => new SeriesPoint(i, i, double.NaN)).Snapshot.Between(1, 598, 0)!;

        Assert.Equal((598, 598, null, null, double.NaN), (range.Count, range.NonFinite, range.Lowest, range.Highest, range.Mean));
        Assert.Equal((1, 598), (range.Start.Step, range.End.Step));
    }

    private static SeriesScenario Grown(int seed)
    {
        var scenario = new SeriesScenario(seed);
        for (int i = 0; i < 60 + (seed * 80); i++)
        {
            scenario.AppendSome(i / 1200, 0.004);
        }

        scenario.Commit();
        return scenario;
    }

    private static long Somewhere(SeriesScenario scenario, List<SeriesPoint> valid) =>
        valid[scenario.Random.Next(valid.Count)].Step + scenario.Random.Next(-2, 3);

    private static void AssertOf(List<SeriesPoint> points, RangeStatistics? range)
    {
        if (points.Count == 0)
        {
            Assert.Null(range);
            return;
        }

        List<SeriesPoint> finite = [.. points.Where(point => double.IsFinite(point.Value))];
        Assert.Equal((points.Count, points.Count - finite.Count), (range!.Count, range.NonFinite));
        Assert.Equal((points[0], points[^1]), (range.Start, range.End));
        Assert.Equal(finite.Count == 0 ? null : finite.MinBy(point => point.Value), range.Lowest);
        Assert.Equal(finite.Count == 0 ? null : finite.MaxBy(point => point.Value), range.Highest);
        Assert.Equal(finite.Count == 0 ? double.NaN : finite.Average(point => point.Value), range.Mean, 1e-9);
    }
}
