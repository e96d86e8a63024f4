using Benchmarks.Reporting;
using Dashboard.Web.Series;
using EventFormat.Runs;
using EventFormat.Summaries;

namespace Benchmarks.Reading;

/// <summary>Memory of many short series, and of series that supersede themselves.</summary>
internal sealed class ShortSeriesBenchmark : IBenchmark
{
    private const int Series = 2000;

    public string Name => "memory";

    public Task RunAsync(Report report)
    {
        report.Heading("Memory by the garbage collector's count");
        foreach (var points in new[] { 1, 8, 50, 200, 1000, 4096 })
        {
            var budget = points >= 4096 ? 12 * points : 300 + (24 * points);
            report.AtMost($"one of {Series:N0} series of {points:N0} points", BytesPerSeries(points, (step, _) => step), budget, "B");
        }

        report.AtMost("1 M points at one step, per point", MillionBytes((_, _) => 0), 12, "B");
        report.AtMost("1 M points, each step twice, per point", MillionBytes((i, _) => i / 2), 12, "B");
        return Task.CompletedTask;
    }

    private static double BytesPerSeries(int points, Func<int, int, long> step) => Measure(Series, points, step) / Series;

    private static double MillionBytes(Func<int, int, long> step) => Measure(1, 1_000_000, step) / 1_000_000;

    private static double Measure(int series, int points, Func<int, int, long> step)
    {
        // Tags and their names are shared with whatever shows them; what is counted is the points.
        var store = new RunStore();
        store.FileAdded(0, "events.out.tfevents.1");
        for (var tag = 0; tag < series; tag++)
        {
            store.TagAdded(new TagInfo(tag, $"tag/{tag}", SummaryKind.Scalar, "scalars", "", "", default));
        }

        store.Commit();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var random = new Random(1);
        for (var i = 0; i < points; i++)
        {
            for (var tag = 0; tag < series; tag++)
            {
                store.AddScalar(0, tag, step(i, tag), 1.7e9 + (i * 0.1) + (random.NextDouble() * 0.02), random.NextSingle(), isSingle: true);
            }
        }

        store.Commit();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(store);
        return after - before;
    }
}
