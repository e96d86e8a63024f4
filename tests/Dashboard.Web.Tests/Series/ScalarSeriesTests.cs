using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

public sealed class ScalarSeriesTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.002)]
    [InlineData(0.05)]
    [InlineData(0.6)]
    public void Snapshot_AnyOrderOfFilesCommitsAndRestarts_HoldsWhatTheRuleSays(double restartRate)
    {
        for (int seed = 0; seed < 16; seed++)
        {
            var scenario = new SeriesScenario(seed);
            int files = 1 + (seed % 4);
            for (int batch = 0; batch < 12; batch++)
            {
                int count = scenario.Random.Next(1, 400);
                for (int i = 0; i < count; i++)
                {
                    scenario.AppendSome(scenario.Random.Next(files), restartRate);
                }

                scenario.Commit();
                AssertEqual(scenario, seed);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0)]
    public void Append_StepsRiseFallOrStay_KeepsValidWhatTheRuleSays(int direction)
    {
        var scenario = new SeriesScenario(1);
        for (int i = 0; i < 3000; i++)
        {
            scenario.Append(0, new SeriesPoint(direction * i, i, i));
            if (i % 701 == 0)
            {
                scenario.Commit();
            }
        }

        scenario.Commit();
        AssertEqual(scenario, direction);
    }

    [Fact]
    public void Append_FallAfterALongRise_PopsSealedBlocksOneByOne()
    {
        var scenario = SeriesScenario.Rising(1, 2000);
        for (long step = 5990; step > -10; step -= 5)
        {
            scenario.Append(0, new SeriesPoint(step, 1_700_003_000, step));
            if (step % 400 == 0)
            {
                scenario.Commit();
                AssertEqual(scenario, (int)step);
            }
        }

        scenario.Commit();
        AssertEqual(scenario, 0);
    }

    [Fact]
    public void Append_ExtremeStepsAndTimes_ComeBackExactly()
    {
        long[] steps = [long.MinValue, long.MinValue, -1, 0, long.MaxValue - 1, long.MaxValue, long.MaxValue];
        var scenario = new SeriesScenario(1);
        for (int i = 0; i < 2000; i++)
        {
            double wall = scenario.Random.Next(3) == 0 ? double.NaN : BitConverter.Int64BitsToDouble(scenario.Random.NextInt64()) is var any && double.IsFinite(any) ? any : 0;
            scenario.Append(i / 700, new SeriesPoint(steps[scenario.Random.Next(steps.Length)], wall, scenario.Random.NextDouble()));
        }

        scenario.Commit();
        AssertEqual(scenario, 0);
    }

    [Fact]
    public void Snapshot_BeforeCommit_ShowsNothingOfTheBatch()
    {
        var scenario = SeriesScenario.Rising(1, 1000);
        SeriesPoint[] before = [.. scenario.Snapshot.ValidPoints()];

        scenario.Append(0, new SeriesPoint(10, 1, 1));

        Assert.Equal(before, scenario.Snapshot.ValidPoints());
        scenario.Commit();
        Assert.Equal(5, scenario.Snapshot.ValidCount);
    }

    [Fact]
    public void Snapshot_TakenEarlier_IsUnchangedByEverythingThatFollows()
    {
        var scenario = new SeriesScenario(3);
        var taken = new List<(SeriesSnapshot Snapshot, List<SeriesPoint> Valid, List<SeriesPoint> All)>();
        for (int batch = 0; batch < 60; batch++)
        {
            for (int i = 0; i < 90; i++)
            {
                scenario.AppendSome(batch / 25, 0.02);
            }

            scenario.Commit();
            taken.Add((scenario.Snapshot, scenario.Reference.Valid, scenario.Reference.All));
        }

        foreach ((SeriesSnapshot snapshot, List<SeriesPoint> valid, List<SeriesPoint> all) in taken)
        {
            Assert.Equal(valid, snapshot.ValidPoints());
            Assert.Equal(all, Points(snapshot, PointSet.All));
        }
    }

    [Fact]
    public async Task Snapshot_WhileTheWriterGoesOn_IsAlwaysOneCommittedState()
    {
        var gate = new Lock();
        var series = new ScalarSeries(gate, 0);
        using var stop = new CancellationTokenSource();
        Task writer = Task.Run(
            () =>
            {
                // Every commit adds a whole lap of 100 steps over the one before: a mix of laps would show.
                for (int lap = 0; lap < 4000; lap++)
                {
                    for (int i = 0; i < 100; i++)
                    {
                        series.Append(0, "a", (lap % 7 * 100) + i, lap, lap, true);
                    }

                    series.Prepare();
                    lock (gate)
                    {
                        series.Publish();
                    }
                }

                stop.Cancel();
            },
            TestContext.Current.CancellationToken);
        while (!stop.IsCancellationRequested)
        {
            SeriesSnapshot snapshot = series.Snapshot(0);
            SeriesPoint[] points = [.. snapshot.ValidPoints()];
            Assert.Equal(snapshot.ValidCount, points.Length);
            Assert.Equal(0, snapshot.Count % 100);
            Assert.Equal(0, points.Length % 100);
            for (int i = 0; i < points.Length; i++)
            {
                Assert.Equal(i, points[i].Step);
                Assert.Equal(points[i / 100 * 100].Value, points[i].Value);
            }
        }

        await writer;
        Assert.Equal(400_000, series.Snapshot(0).Count);
    }

    [Fact]
    public void Generation_SameForTwoSnapshots_MeansTheEarlierIsAPrefix()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var scenario = new SeriesScenario(seed);
            (uint generation, List<SeriesPoint> valid) = (uint.MaxValue, []);
            for (int batch = 0; batch < 40; batch++)
            {
                int file = scenario.Random.Next(1 + (seed % 3));
                for (int i = scenario.Random.Next(60); i >= 0; i--)
                {
                    scenario.AppendSome(file, 0.004);
                }

                scenario.Commit();
                List<SeriesPoint> now = scenario.Reference.Valid;
                bool continues = now.Count >= valid.Count && now.GetRange(0, valid.Count).SequenceEqual(valid);
                Assert.True(continues || scenario.Series.Generation != generation, $"seed {seed}, batch {batch}");
                (generation, valid) = (scenario.Series.Generation, now);
            }
        }
    }

    [Fact]
    public void Generation_PointsOnlyJoinTheEnd_Stays()
    {
        var scenario = SeriesScenario.Rising(1, 10);
        uint generation = scenario.Series.Generation;

        for (int i = 0; i < 700; i++)
        {
            scenario.Append(0, new SeriesPoint(1000 + i, i, i));
            scenario.Commit();
        }

        Assert.Equal(generation, scenario.Series.Generation);
    }

    [Fact]
    public void Remove_OfALaterFile_BringsBackWhatItHadSuperseded()
    {
        var scenario = new SeriesScenario(1);
        for (int i = 0; i < 1000; i++)
        {
            scenario.Append(0, new SeriesPoint(i, i, i));
        }

        scenario.Append(3, new SeriesPoint(500, 0, 0)); // File 3 is named events.1, file 0 events.0.
        scenario.Commit();
        Assert.Equal(501, scenario.Snapshot.ValidCount);

        uint generation = scenario.Series.Generation;
        scenario.Series.Remove(3);
        scenario.Reference.Remove(SeriesScenario.FileName(3));
        scenario.Commit();

        AssertEqual(scenario, 0);
        Assert.Equal(1000, scenario.Snapshot.ValidCount);
        Assert.NotEqual(generation, scenario.Series.Generation);
    }

    internal static List<SeriesPoint> Points(SeriesSnapshot snapshot, PointSet set)
    {
        var points = new List<SeriesPoint>();
        PieceSequence pieces = snapshot.Pieces(set);
        for (int i = 0; i < pieces.Count; i++)
        {
            for (int place = 0; place < pieces[i].Block.Count; place++)
            {
                if ((pieces[i].Mask(place >> 6) >> (place & 63) & 1) != 0)
                {
                    points.Add(pieces[i].Block.Point(place));
                }
            }
        }

        return points;
    }

    private static void AssertEqual(SeriesScenario scenario, int seed)
    {
        SeriesSnapshot snapshot = scenario.Snapshot;
        List<SeriesPoint> valid = scenario.Reference.Valid;
        Assert.True(valid.SequenceEqual(snapshot.ValidPoints()), $"valid points, seed {seed}");
        Assert.True(scenario.Reference.All.SequenceEqual(Points(snapshot, PointSet.All)), $"all points, seed {seed}");
        Assert.True(scenario.Reference.Superseded.SequenceEqual(Points(snapshot, PointSet.Superseded)), $"superseded, seed {seed}");
        Assert.Equal(valid.Count, snapshot.ValidCount);
        Assert.Equal(scenario.Reference.All.Count, snapshot.Count);
        Assert.Equal(valid.Count(point => !double.IsFinite(point.Value)), snapshot.NonFiniteCount);
        double[] finite = [.. valid.Select(point => point.Value).Where(double.IsFinite)];
        SeriesStatistics statistics = snapshot.Statistics();
        Assert.Equal(finite.Length == 0 ? double.NaN : finite.Min(), statistics.Min);
        Assert.Equal(finite.Length == 0 ? double.NaN : finite.Max(), statistics.Max);
        Assert.Equal(valid.Count == 0 ? null : valid[^1], statistics.Last);
    }
}
