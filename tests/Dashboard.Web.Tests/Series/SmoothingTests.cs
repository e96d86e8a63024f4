using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

public sealed class SmoothingTests
{
    [Theory]
    [InlineData(0.0001)]
    [InlineData(0.6)]
    [InlineData(0.999)]
    [InlineData(0.99999)]
    [InlineData(1.0)]
    [InlineData(7.0)]
    public void Smooth_EveryPoint_EqualsTensorBoardsFormula(double weight)
    {
        for (int seed = 0; seed < 8; seed++)
        {
            var scenario = new SeriesScenario(seed);
            for (int i = 0; i < 3000; i++)
            {
                scenario.AppendSome(i / 1200, seed % 2 == 0 ? 0 : 0.003);
            }

            scenario.Commit();
            AssertSmooth(scenario, weight);
        }
    }

    [Fact]
    public void Smooth_AfterEveryCommit_GoesOnAsIfComputedAnew()
    {
        var scenario = new SeriesScenario(4);
        for (int batch = 0; batch < 80; batch++)
        {
            for (int i = 0; i < 70; i++)
            {
                scenario.AppendSome(batch / 30, 0.004);
            }

            scenario.Commit();
            AssertSmooth(scenario, batch % 3 == 0 ? 0.3 : 0.9);
        }
    }

    [Fact]
    public void Smooth_OldSnapshotAfterANewOne_StillAnswersForItself()
    {
        var scenario = SeriesScenario.Rising(1, 3000);
        (SeriesSnapshot old, List<SeriesPoint> valid) = (scenario.Snapshot, scenario.Reference.Valid);
        SmoothedPieces before = old.Smoothing.Smooth(old.Valid, 0.9);
        scenario.Append(0, new SeriesPoint(3000, 0, 50));
        scenario.Commit();
        AssertSmooth(scenario, 0.9);

        AssertSmooth(old.Valid, before, valid, 0.9);
        AssertSmooth(old.Valid, old.Smoothing.Smooth(old.Valid, 0.9), valid, 0.9);
    }

    [Fact]
    public void Smooth_ConstantSeries_IsLeftAsItIs()
    {
        var scenario = SeriesScenario.Rising(1, 2000, (_, i) => new SeriesPoint(i, i, 0.1));

        SeriesColumns reply = scenario.Snapshot.Query(new SeriesQuery { Columns = 2000, Smoothing = 0.7 });

        Assert.All(reply.Smoothed!, smoothed => Assert.Equal(0.1, smoothed));
    }

    [Fact]
    public void Smooth_ManyWeights_KeepsOnlyTheLatest()
    {
        SeriesSnapshot snapshot = SeriesScenario.Rising(1, 50_000).Snapshot;
        for (int i = 1; i < 50; i++)
        {
            snapshot.Smoothing.Smooth(snapshot.Valid, i / 100.0);
        }

        Assert.InRange(snapshot.Smoothing.SizeInBytes, 1, 4 * ((0.2 * 50_000) + 5000));
    }

    [Fact]
    public void Query_ZeroOrNoWeight_HasNoSmoothedValues()
    {
        SeriesSnapshot snapshot = SeriesScenario.Rising(1, 10).Snapshot;

        Assert.Null(snapshot.Query(new SeriesQuery { Smoothing = 0 }).Smoothed);
        Assert.Null(snapshot.Query(new SeriesQuery { Smoothing = double.NaN }).Smoothed);
    }

    private static void AssertSmooth(SeriesScenario scenario, double weight)
    {
        SeriesSnapshot snapshot = scenario.Snapshot;
        AssertSmooth(snapshot.Valid, snapshot.Smoothing.Smooth(snapshot.Valid, weight), scenario.Reference.Valid, weight);
    }

    private static void AssertSmooth(PieceSequence pieces, SmoothedPieces smoothed, List<SeriesPoint> valid, double weight)
    {
        double[] expected = ReferenceSeries.Smooth([.. valid.Select(point => point.Value)], weight);
        int next = 0;
        for (int i = 0; i < pieces.Count; i++)
        {
            int from = next;
            for (int place = 0; place < pieces[i].Block.Count; place++)
            {
                if ((pieces[i].Mask(place >> 6) >> (place & 63) & 1) != 0)
                {
                    Assert.Equal(expected[next++], smoothed.At(i, place));
                }
            }

            double[] finite = [.. expected[from..next].Where(double.IsFinite)];
            Assert.Equal(finite.DefaultIfEmpty(double.PositiveInfinity).Min(), smoothed.Index(i).Min);
            Assert.Equal(finite.DefaultIfEmpty(double.NegativeInfinity).Max(), smoothed.Index(i).Max);
        }

        Assert.Equal(expected.Length, next);
    }
}
