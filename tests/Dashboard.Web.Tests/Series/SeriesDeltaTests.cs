using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

public sealed class SeriesDeltaTests
{
    [Fact]
    public void Delta_FollowedFromTheStart_RebuildsTheSeriesWithItsSmoothing()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            var scenario = new SeriesScenario(seed);
            var values = new List<double>();
            var smoothed = new List<double>();
            (uint generation, long total) = (1, 0);
            for (int batch = 0; batch < 60; batch++)
            {
                for (int i = scenario.Random.Next(90); i > 0; i--)
                {
                    scenario.AppendSome(batch / 20, 0.001);
                }

                scenario.Commit();
                SeriesColumns? delta = scenario.Snapshot.Delta(generation, total, 0.8);
                if (delta is { IsRequery: true })
                {
                    values.Clear();
                    smoothed.Clear();
                    delta = scenario.Snapshot.Query(new SeriesQuery { Columns = 8000, Smoothing = 0.8 });
                }

                values.AddRange(delta?.Values ?? []);
                smoothed.AddRange(delta?.Smoothed ?? []);
                (generation, total) = (delta?.Generation ?? generation, delta?.Total ?? total);
                double[] expected = [.. scenario.Reference.Valid.Select(point => point.Value)];
                Assert.Equal(expected, values);
                Assert.Equal(ReferenceSeries.Smooth(expected, 0.8), smoothed);
            }
        }
    }

    [Fact]
    public void Delta_OfAWindowFollowedFromTheStart_KeepsEverySmoothedValueRight()
    {
        foreach (SmoothingRule rule in new SmoothingRule[] { new(SmoothingMethod.MovingAverage, 7), new(SmoothingMethod.Gaussian, 3.5), new(SmoothingMethod.MovingAverage, 400) })
        {
            var scenario = new SeriesScenario(3);
            var held = new List<(long Step, double Smoothed)>();
            (uint generation, long total) = (1, 0);
            for (int batch = 0; batch < 60; batch++)
            {
                for (int i = scenario.Random.Next(90); i > 0; i--)
                {
                    scenario.AppendSome(0, 0.001);
                }

                scenario.Commit();
                SeriesColumns? delta = scenario.Snapshot.Delta(generation, total, rule);
                if (delta is { IsRequery: true })
                {
                    held.Clear();
                    delta = scenario.Snapshot.Query(new SeriesQuery { Columns = 8000, Smoothing = rule });
                }
                else if (delta is { IsRetold: true })
                {
                    Assert.InRange(delta.From, 0, total - 1);
                    held.RemoveAll(point => point.Step >= delta.Steps[0]);
                }

                held.AddRange(delta?.Steps.Zip(delta.Smoothed!) ?? []);
                (generation, total) = (delta?.Generation ?? generation, delta?.Total ?? total);
                List<SeriesPoint> valid = scenario.Reference.Valid;
                Assert.Equal(valid.Select(point => point.Step), held.Select(point => point.Step));
                double[] expected = ReferenceSeries.SmoothWindow([.. valid.Select(point => point.Value)], rule);
                Assert.All(expected.Zip(held), pair => Assert.True(pair.First.Equals(pair.Second.Smoothed) || Math.Abs(pair.First - pair.Second.Smoothed) < 1e-9 * Math.Max(1, Math.Abs(pair.First))));
            }
        }
    }

    [Fact]
    public void Delta_NothingNew_IsNull()
    {
        var scenario = SeriesScenario.Rising(1, 300);

        Assert.Null(scenario.Snapshot.Delta(scenario.Series.Generation, 300, 0));
    }

    [Theory]
    [InlineData(0, 299)]
    [InlineData(1, 301)]
    [InlineData(1, -1)]
    [InlineData(1, long.MinValue)]
    [InlineData(1, long.MaxValue)]
    public void Delta_ReaderHasSomethingElse_SaysToQueryAgain(uint generation, long from)
    {
        SeriesColumns? delta = SeriesScenario.Rising(1, 300).Snapshot.Delta(generation, from, 0.5);

        Assert.True(delta!.IsRequery);
        Assert.Equal(0, delta.Count);
        Assert.Equal(300, delta.Total);
    }

    [Fact]
    public void Delta_MoreThanAChartWants_SaysToQueryAgain()
    {
        SeriesSnapshot snapshot = SeriesScenario.Rising(1, 1000).Snapshot;

        Assert.True(snapshot.Delta(snapshot.Generation, 1000 - SeriesDelta.MaxPoints - 1, 0)!.IsRequery);
        Assert.Equal(SeriesDelta.MaxPoints, snapshot.Delta(snapshot.Generation, 1000 - SeriesDelta.MaxPoints, 0)!.Count);
    }
}
