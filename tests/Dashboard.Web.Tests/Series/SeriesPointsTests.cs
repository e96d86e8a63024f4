using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

public sealed class SeriesPointsTests
{
    [Fact]
    public void Sample_OfManyPoints_KeepsEndsAndExtremesAndIsEven()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var scenario = new SeriesScenario(seed);
            for (int i = 0; i < 40 + (seed * 30); i++)
            {
                scenario.AppendSome(0, 0.01);
            }

            scenario.Commit();
            List<SeriesPoint> valid = scenario.Reference.Valid;
            int count = 4 + (seed % 20);

            SeriesPoint[] sample = scenario.Snapshot.Sample(count);

            Assert.Equal(Math.Min(count, valid.Count), sample.Length);
            Assert.Equal(sample.OrderBy(point => point.Step).DistinctBy(point => point.Step), sample);
            Assert.Equal((valid[0], valid[^1]), (sample[0], sample[^1]));
            double[] finite = [.. valid.Select(point => point.Value).Where(double.IsFinite)];
            double[] sampled = [.. sample.Select(point => point.Value).Where(double.IsFinite)];
            Assert.Equal((finite.Min(), finite.Max()), (sampled.Min(), sampled.Max()));
            int[] places = [.. sample.Select(point => valid.IndexOf(point))];
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, Math.Max(1, 3.0 * valid.Count / (count - 1))));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sample_OfFewerThanFour_HasThatMany(int count) =>
        Assert.Equal(count, SeriesScenario.Rising(1, 1000).Snapshot.Sample(count).Length);

    [Fact]
    public void Statistics_OfAllNonFinite_HasNoExtremes()
    {
        SeriesStatistics statistics = SeriesScenario.Rising(1, 5, (_, i) => new SeriesPoint(i, i, double.NaN)).Snapshot.Statistics();

        Assert.Equal((5, 5, double.NaN, double.NaN), (statistics.Count, statistics.NonFinite, statistics.Min, statistics.Mean));
    }

    [Fact]
    public void ValidPoints_UnknownWallTimes_AreStillUnknown()
    {
        var scenario = SeriesScenario.Rising(1, 700, (_, i) => new SeriesPoint(i, i % 3 == 0 ? double.NaN : i, i));

        Assert.Equal(scenario.Reference.Valid, scenario.Snapshot.ValidPoints());
    }
}
