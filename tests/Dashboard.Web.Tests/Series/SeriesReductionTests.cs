using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

public sealed class SeriesReductionTests
{
    [Theory]
    [InlineData("Step", false)]
    [InlineData("Step", true)]
    [InlineData("Wall", false)]
    [InlineData("Relative", false)]
    [InlineData("Relative", true)]
    [InlineData("Arrival", false)]
    public void Query_AnyRangeAndWidth_KeepsTheExtremesOfEveryColumn(string axis, bool isLogarithmic)
    {
        for (int seed = 0; seed < 9; seed++)
        {
            var scenario = new SeriesScenario(seed);
            for (int i = 0; i < 6000; i++)
            {
                scenario.AppendSome(i / 4000, seed % 3 == 0 ? 0.002 : 0);
            }

            scenario.Commit();
            for (int zoom = 0; zoom < 4; zoom++)
            {
                var query = new SeriesQuery { X = Enum.Parse<XAxis>(axis), LogX = isLogarithmic, Columns = scenario.Random.Next(1, 200), Smoothing = 0.8 };
                List<(double X, SeriesPoint Point)> points = OnAxis(scenario, query);
                double[] xs = [.. points.Select(point => point.X).Where(x => x > 0 || !isLogarithmic).Order()];
                query = zoom == 0 ? query : query with
                {
                    From = xs[scenario.Random.Next(xs.Length / 2)],
                    To = xs[scenario.Random.Next(xs.Length / 2, xs.Length)] + 0.25,
                };
                AssertDrawsTheSame(scenario, query, $"seed {seed}, {query}");
            }
        }
    }

    [Fact]
    public void Query_WallTimesGoBack_AnswersInTheOrderOfTheClock()
    {
        var scenario = SeriesScenario.Rising(5, 8000, (random, i) => new SeriesPoint(i, 1_700_000_000 + (random.NextDouble() * 5000), random.NextDouble()));
        var query = new SeriesQuery { X = XAxis.Wall, Columns = 100, From = 1_700_001_000, To = 1_700_004_000, Smoothing = 0.5 };

        AssertDrawsTheSame(scenario, query, "jumping clock");

        double[] walls = scenario.Snapshot.Query(query).Walls;
        Assert.Equal(walls.Order(), walls);
    }

    [Fact]
    public void Query_FewPointsInRange_AnswersAllOfThemAndOneOnEitherSide()
    {
        var scenario = SeriesScenario.Rising(1, 5000);

        SeriesColumns reply = scenario.Snapshot.Query(new SeriesQuery { Columns = 10, From = 3000, To = 3090 });

        Assert.False(reply.IsReduced);
        Assert.Equal(Enumerable.Range(999, 33).Select(i => i * 3L), reply.Steps);
        Assert.Equal(scenario.Reference.Valid.GetRange(999, 33).Select(point => point.Value), reply.Values);
    }

    [Fact]
    public void Query_RangeBetweenTwoPoints_AnswersThoseTwo()
    {
        SeriesColumns reply = SeriesScenario.Rising(1, 5000).Snapshot.Query(new SeriesQuery { From = 301, To = 302 });

        Assert.Equal([300, 303], reply.Steps);
    }

    [Fact]
    public void Query_NonFiniteValuesAmongMany_StandWithTheirCounts()
    {
        var scenario = SeriesScenario.Rising(1, 10_000, (_, i) => new SeriesPoint(i, i, i switch
        {
            >= 2000 and < 2300 => double.NaN,
            5000 => double.PositiveInfinity,
            7001 or 7002 => double.NegativeInfinity,
            _ => i,
        }));

        SeriesColumns reply = scenario.Snapshot.Query(new SeriesQuery { Columns = 10 });

        Assert.True(reply.IsReduced);
        (long, double, uint)[] marks = [.. Enumerable.Range(0, reply.Count)
            .Where(i => reply.Weights![i] > 0)
            .Select(i => (reply.Steps[i], reply.Values[i], reply.Weights![i]))];
        Assert.Equal([(2000, double.NaN, 300u), (5000, double.PositiveInfinity, 1u), (7001, double.NegativeInfinity, 2u)], marks);
    }

    [Fact]
    public void Query_UnknownWallTimes_StandWhereTheirNeighboursDo()
    {
        var scenario = SeriesScenario.Rising(1, 1000, (_, i) => new SeriesPoint(i, i % 2 == 0 ? double.NaN : 100 + i, i));

        SeriesColumns reply = scenario.Snapshot.Query(new SeriesQuery { X = XAxis.Wall, Columns = 1000 });

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (long)i), reply.Steps);
        Assert.Equal(reply.Walls.Order(), reply.Walls);
        Assert.DoesNotContain(double.NaN, reply.Walls);
    }

    [Fact]
    public void Query_NoWallTimeIsKnown_AnswersStepsButNoClock()
    {
        var scenario = SeriesScenario.Rising(1, 1000, (_, i) => new SeriesPoint(i, double.NaN, i));

        Assert.Equal(1000, scenario.Snapshot.Query(new SeriesQuery { Columns = 1000 }).Count);
        Assert.Equal(0, scenario.Snapshot.Query(new SeriesQuery { X = XAxis.Wall }).Count);
    }

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(5.0, 1.0)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(-double.MaxValue, double.MaxValue)]
    [InlineData(1e300, 1e308)]
    public void Query_SenselessRange_AnswersWithoutFailing(double from, double to)
    {
        SeriesSnapshot snapshot = SeriesScenario.Rising(1, 3000).Snapshot;
        foreach (XAxis axis in Enum.GetValues<XAxis>())
        {
            foreach (int columns in new[] { int.MinValue, 0, 1, int.MaxValue })
            {
                snapshot.Query(new SeriesQuery { X = axis, From = from, To = to, Columns = columns, LogX = columns == 1, Smoothing = double.NaN });
            }
        }

        Assert.Equal(0, new ScalarSeries(new Lock(), 0).Snapshot(0).Query(new SeriesQuery()).Count);
    }

    [Fact]
    public void QuerySuperseded_TwoLaps_AnswersTheFirstOne()
    {
        var scenario = SeriesScenario.Rising(1, 4000, (_, i) => new SeriesPoint(i % 2000, i, i));

        SeriesColumns reply = scenario.Snapshot.QuerySuperseded(new SeriesQuery { Columns = 1000 });

        Assert.True(reply.IsSuperseded);
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => (double)i), reply.Values);
        Assert.Equal(2000, reply.Superseded);
    }

    /// <summary>Compares a reply with brute force over all points: same ends, same extremes, same counts, column by column.</summary>
    private static void AssertDrawsTheSame(SeriesScenario scenario, SeriesQuery query, string what)
    {
        SeriesColumns reply = scenario.Snapshot.Query(query);
        List<(double X, SeriesPoint Point)> points = OnAxis(scenario, query);
        double[] smoothed = ReferenceSeries.Smooth([.. points.Select(point => point.Point.Value)], query.Smoothing.Strength);
        var all = points.Select((point, i) => (point.X, point.Point, Smoothed: smoothed[i], At: i))
            .Where(point => !query.LogX || point.X > 0).OrderBy(point => point.X).ThenBy(point => point.At).ToList();
        double from = query.From ?? all[0].X;
        double to = query.To ?? all[^1].X;
        var inside = all.FindAll(point => point.X >= from && point.X <= to);
        Assert.Equal(inside.Count > 4 * query.Columns, reply.IsReduced);

        var told = Enumerable.Range(0, reply.Count).Select(i => (
            X: Place(query, reply, i, scenario), Value: reply.Values[i], Smoothed: reply.Smoothed?[i] ?? 0, Weight: reply.Weights?[i] ?? 0)).ToList();
        Assert.Equal(all.FindAll(point => point.X < from).Select(point => point.X).TakeLast(1), told.FindAll(point => point.X < from).Select(point => point.X));
        Assert.Equal(all.FindAll(point => point.X > to).Select(point => point.X).Take(1), told.FindAll(point => point.X > to).Select(point => point.X));

        var columns = new PixelColumns(from, to, query.Columns, query.LogX);
        var expected = inside.GroupBy(point => columns.Find(point.X, 0)).ToDictionary(group => group.Key, group => group.ToList());
        var found = told.FindAll(point => point.X >= from && point.X <= to).GroupBy(point => columns.Find(point.X, 0)).ToDictionary(group => group.Key, group => group.ToList());
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        foreach ((int column, var members) in expected)
        {
            var finite = members.FindAll(point => double.IsFinite(point.Point.Value));
            var finiteTold = found[column].FindAll(point => double.IsFinite(point.Value));
            foreach (double kind in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
            {
                Assert.Equal(members.Count(point => point.Point.Value.Equals(kind)), found[column].Where(point => point.Value.Equals(kind)).Sum(point => point.Weight));
            }

            Assert.Equal(finite.Count > 0, finiteTold.Count > 0);
            if (finite.Count > 0)
            {
                Assert.True(finite[0].Point.Value == finiteTold[0].Value, $"first, {what}");
                Assert.True(finite[^1].Point.Value == finiteTold[^1].Value, $"last, {what}");
                Assert.True(finite.Min(point => point.Point.Value) == finiteTold.Min(point => point.Value), $"min, {what}");
                Assert.True(finite.Max(point => point.Point.Value) == finiteTold.Max(point => point.Value), $"max, {what}");
                Assert.True(finite.Min(point => point.Smoothed) == finiteTold.Min(point => point.Smoothed), $"smoothed min, {what}");
                Assert.True(finite.Max(point => point.Smoothed) == finiteTold.Max(point => point.Smoothed), $"smoothed max, {what}");
            }
        }
    }

    private static double Place(SeriesQuery query, SeriesColumns reply, int i, SeriesScenario scenario) => query.X switch
    {
        XAxis.Step => reply.Steps[i],
        XAxis.Wall => reply.Walls[i],
        XAxis.Relative => reply.Walls[i] - scenario.Snapshot.RunStart,
        _ => reply.X![i],
    };

    private static List<(double X, SeriesPoint Point)> OnAxis(SeriesScenario scenario, SeriesQuery query) => query.X switch
    {
        XAxis.Step => [.. scenario.Reference.Valid.Select(point => ((double)point.Step, point))],
        XAxis.Wall => [.. scenario.Reference.Valid.Select(point => (point.WallTime, point))],
        XAxis.Relative => [.. scenario.Reference.Valid.Select(point => (point.WallTime - scenario.Snapshot.RunStart, point))],
        _ => [.. scenario.Reference.All.Select((point, i) => ((double)i, point))],
    };
}
