using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

public sealed class SeriesJoinTests
{
    [Fact]
    public void QueryOver_FewPoints_ArePairedExactlyByStepAndTheRestIsCounted()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            (SeriesScenario y, SeriesScenario x) = (Grown(seed, 600), Grown(seed + 100, 500));
            Dictionary<long, double> places = x.Reference.Valid.Where(point => double.IsFinite(point.Value)).ToDictionary(point => point.Step, point => point.Value);
            List<SeriesPoint> expected = [.. y.Reference.Valid.Where(point => places.ContainsKey(point.Step))];

            SeriesColumns reply = y.Snapshot.QueryOver(x.Snapshot, new SeriesQuery { Columns = 8000, Smoothing = 0.5 });

            Assert.Equal(expected.Select(point => (point.Step, places[point.Step], point.Value)), reply.Steps.Zip(reply.X!, reply.Values));
            Assert.Equal(y.Reference.Valid.Count - expected.Count, reply.Unpaired);
            Assert.Equal(expected.Count, reply.Smoothed!.Length);
        }
    }

    [Fact]
    public void QueryOver_ManyPoints_KeepsEndsAndExtremesOfBothAxesInOrderOfStep()
    {
        SeriesScenario y = SeriesScenario.Rising(1, 50_000, (random, i) => new SeriesPoint(i, i, i == 33_333 ? 1e6 : i % 9000 == 5 ? double.NaN : random.NextDouble()));
        SeriesScenario x = SeriesScenario.Rising(2, 50_000, (random, i) => new SeriesPoint(i, i, i == 22_222 ? -77 : Math.Sin(i / 1000.0)));

        SeriesColumns reply = y.Snapshot.QueryOver(x.Snapshot, new SeriesQuery { Columns = 300 });

        Assert.True(reply.IsReduced);
        Assert.InRange(reply.Count, 600, 7 * 300);
        Assert.Equal(reply.Steps.Order(), reply.Steps);
        Assert.Equal((0, 49_999), (reply.Steps[0], reply.Steps[^1]));
        Assert.Contains(1e6, reply.Values);
        Assert.Contains(-77, reply.X!);
        Assert.Equal(6u, (uint)reply.Weights!.Sum(weight => weight));
    }

    [Fact]
    public void QueryOver_ARange_BringsThePointsJustOutsideOnEitherSide()
    {
        SeriesScenario y = SeriesScenario.Rising(1, 10, (_, i) => new SeriesPoint(i, i, i));
        SeriesScenario x = SeriesScenario.Rising(1, 10, (_, i) => new SeriesPoint(i, i, i < 5 ? i : 9 - i)); // There and back.

        SeriesColumns reply = y.Snapshot.QueryOver(x.Snapshot, new SeriesQuery { Columns = 100, From = 2, To = 2.5 });

        Assert.Equal([1L, 2, 3, 6, 7, 8], reply.Steps);
    }

    [Fact]
    public void QueryOver_LogarithmicAxis_HasNoPlaceForWhatIsNotPositive()
    {
        SeriesScenario y = SeriesScenario.Rising(1, 10, (_, i) => new SeriesPoint(i, i, i));
        SeriesScenario x = SeriesScenario.Rising(1, 10, (_, i) => new SeriesPoint(i, i, i - 4));

        SeriesColumns reply = y.Snapshot.QueryOver(x.Snapshot, new SeriesQuery { Columns = 100, LogX = true });

        Assert.Equal((5, 5L), (reply.Count, reply.Unpaired));
    }

    [Fact]
    public void QueryOver_NothingInCommon_IsEmpty()
    {
        SeriesColumns reply = SeriesScenario.Rising(1, 10).Snapshot.QueryOver(new SeriesScenario(1).Snapshot, new SeriesQuery());

        Assert.Equal((0, 10L), (reply.Count, reply.Unpaired));
    }

    private static SeriesScenario Grown(int seed, int count)
    {
        var scenario = new SeriesScenario(seed);
        for (int i = 0; i < count; i++)
        {
            scenario.AppendSome(i / 300, 0.003);
        }

        scenario.Commit();
        return scenario;
    }
}
