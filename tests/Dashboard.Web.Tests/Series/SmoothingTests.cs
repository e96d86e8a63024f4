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

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(5000)]
    public void Smooth_ByHalfLife_EqualsItsDefinitionAfterEveryCommit(double halfLife) =>
        AssertEqualsDefinition(new SmoothingRule(SmoothingMethod.TimeWeighted, halfLife), valid => ReferenceSeries.SmoothByHalfLife(valid, halfLife));

    [Theory]
    [InlineData("MovingAverage", 1)]
    [InlineData("MovingAverage", 30)]
    [InlineData("MovingAverage", 400)]
    [InlineData("Gaussian", 0.5)]
    [InlineData("Gaussian", 20)]
    [InlineData("Gaussian", 100)]
    public void Smooth_ByWindow_EqualsItsDefinitionAfterEveryCommit(string method, double strength)
    {
        var rule = new SmoothingRule(Enum.Parse<SmoothingMethod>(method), strength);
        AssertEqualsDefinition(rule, valid => ReferenceSeries.SmoothWindow([.. valid.Select(point => point.Value)], rule));
    }

    [Fact]
    public void Smooth_ByHalfLifeOverEvenSteps_IsTheExponentialAverage()
    {
        SeriesSnapshot snapshot = SeriesScenario.Rising(5, 700).Snapshot; // Three steps apart.
        SmoothedPieces half = snapshot.Smoothing.Smooth(snapshot.Valid, new SmoothingRule(SmoothingMethod.TimeWeighted, 12));
        SmoothedPieces exponential = snapshot.Smoothing.Smooth(snapshot.Valid, Math.Pow(2, -0.25));

        for (int piece = 0; piece < snapshot.Valid.Count; piece++)
        {
            for (int place = 0; place < snapshot.Valid[piece].Block.Count; place++)
            {
                Assert.Equal(exponential.At(piece, place), half.At(piece, place), 1e-12);
            }
        }
    }

    [Fact]
    public void Smooth_ByWindowOverAHugeValue_LeavesNoTraceBehindIt()
    {
        SeriesSnapshot snapshot = SeriesScenario.Rising(1, 2000, (_, i) => new SeriesPoint(i, i, i == 300 ? 1e300 : 1 + (i % 2))).Snapshot;
        SmoothedPieces smoothed = snapshot.Smoothing.Smooth(snapshot.Valid, new SmoothingRule(SmoothingMethod.MovingAverage, 5));

        Assert.Equal(16.0 / 11, smoothed.At(1, 51), 1e-12);
    }

    [Theory]
    [InlineData("MovingAverage", 2.2, 3)]
    [InlineData("MovingAverage", 1e9, 400)]
    [InlineData("Gaussian", 1e9, 100)]
    [InlineData("TimeWeighted", -1, 0)]
    [InlineData("Exponential", double.NaN, 0)]
    public void Rule_AnyStrength_IsOneThatTheMethodHas(string method, double strength, double expected) =>
        Assert.Equal(expected, new SmoothingRule(Enum.Parse<SmoothingMethod>(method), strength).Strength);

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

    private static void AssertEqualsDefinition(SmoothingRule rule, Func<List<SeriesPoint>, double[]> definition)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            var scenario = new SeriesScenario(seed);
            for (int batch = 0; batch < 12; batch++)
            {
                for (int i = 0; i < 170; i++)
                {
                    scenario.AppendSome(batch / 5, seed == 0 ? 0 : 0.003);
                }

                scenario.Commit();
                SeriesSnapshot snapshot = scenario.Snapshot;
                AssertSmooth(snapshot.Valid, snapshot.Smoothing.Smooth(snapshot.Valid, rule), definition(scenario.Reference.Valid), 1e-9);
            }
        }
    }

    private static void AssertSmooth(SeriesScenario scenario, double weight)
    {
        SeriesSnapshot snapshot = scenario.Snapshot;
        AssertSmooth(snapshot.Valid, snapshot.Smoothing.Smooth(snapshot.Valid, weight), scenario.Reference.Valid, weight);
    }

    private static void AssertSmooth(PieceSequence pieces, SmoothedPieces smoothed, List<SeriesPoint> valid, double weight) =>
        AssertSmooth(pieces, smoothed, ReferenceSeries.Smooth([.. valid.Select(point => point.Value)], weight), 0);

    private static void AssertSmooth(PieceSequence pieces, SmoothedPieces smoothed, double[] expected, double tolerance)
    {
        var whole = new double[PointBlock.Capacity];
        var values = new double[PointBlock.Capacity];
        int next = 0;
        for (int i = 0; i < pieces.Count; i++)
        {
            var own = new List<double>();
            pieces[i].Block.ReadValues(values);
            smoothed.Read(i, values, whole);
            for (int place = 0; place < pieces[i].Block.Count; place++)
            {
                if ((pieces[i].Mask(place >> 6) >> (place & 63) & 1) != 0)
                {
                    own.Add(smoothed.At(i, place));
                    Assert.Equal(own[^1], whole[place]);
                    AssertNear(expected[next++], own[^1], tolerance);
                }
            }

            double[] finite = [.. own.Where(double.IsFinite)];
            Assert.Equal(finite.DefaultIfEmpty(double.PositiveInfinity).Min(), smoothed.Index(i).Min);
            Assert.Equal(finite.DefaultIfEmpty(double.NegativeInfinity).Max(), smoothed.Index(i).Max);
        }

        Assert.Equal(expected.Length, next);
    }

    private static void AssertNear(double expected, double value, double tolerance)
    {
        if (tolerance == 0 || !double.IsFinite(expected))
        {
            Assert.Equal(expected, value);
        }
        else
        {
            Assert.Equal(expected, value, tolerance * Math.Max(1, Math.Abs(expected)));
        }
    }
}
