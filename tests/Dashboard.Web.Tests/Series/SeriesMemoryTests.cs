using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

/// <summary>Counts the whole heap, so nothing may run beside it.</summary>
[CollectionDefinition(nameof(WholeHeap), DisableParallelization = true)]
public sealed class WholeHeap;

[Collection(nameof(WholeHeap))]
public sealed class SeriesMemoryTests
{
    [Theory]
    [InlineData(true, 12)]
    [InlineData(false, 16)]
    public void Series_ALongOneWithAJitteryClock_StaysOnBudget(bool isSingle, double budget)
    {
        foreach (int count in new[] { 4096, 5000, 100_000 })
        {
            var random = new Random(1);
            var series = new ScalarSeries(new Lock(), 0);
            double wall = 1_700_000_000;
            for (int i = 0; i < count; i++)
            {
                wall += 0.2 + (random.NextDouble() * 0.1) + (i % 1000 == 0 ? 30 : 0);
                series.Append(0, "a", i * 10L, wall, random.NextSingle(), isSingle);
                if (i % 100 == 0)
                {
                    series.Prepare();
                    series.Publish();
                }
            }

            Assert.InRange((double)series.SizeInBytes / count, 0, budget);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Series_EverythingLoggedAtOneStepOrTwice_StaysOnBudget(int perStep)
    {
        var series = new ScalarSeries(new Lock(), 0);
        for (int i = 0; i < 100_000; i++)
        {
            series.Append(0, "a", perStep == 0 ? 0 : i / perStep, 1_700_000_000 + i, i, true);
        }

        Assert.InRange(series.SizeInBytes / 100_000.0, 0, 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(40)]
    [InlineData(200)]
    public void Series_ShortOnes_StayOnBudgetByTheCollectorsCount(int count)
    {
        const int Series = 2000;
        const int Rounds = 5;
        var all = new ScalarSeries[Series];
        var accounted = new long[Rounds];
        var measured = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            // What tests before this one left is freed whenever it pleases, which moves the count of one round, not of most.
            Array.Clear(all);
            long before = SettledHeap();
            accounted[round] = Fill(all, count);
            measured[round] = (SettledHeap() - before) / (double)Series;
        }

        GC.KeepAlive(all);
        Array.Sort(measured);
        double typical = measured[Rounds / 2];
        Assert.InRange(typical, 0, 1.15 * (300 + (24 * Math.Max(8, count))));
        Assert.InRange(accounted[0] / (double)Series, 0.9 * typical, 1.2 * typical);
    }

    private static long Fill(ScalarSeries[] all, int count)
    {
        var gate = new Lock();
        long accounted = 0;
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = new ScalarSeries(gate, 0);
            for (int step = 0; step < count; step++)
            {
                all[i].Append(0, "a", step, step, step, true);
            }

            all[i].Prepare();
            all[i].Publish();
            accounted += all[i].SizeInBytes;
        }

        return accounted;
    }

    private static long SettledHeap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
