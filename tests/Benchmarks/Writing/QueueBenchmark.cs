using Benchmarks.Reporting;
using EventFormat.Writing;
using Monitor.Tests.Support;

namespace Benchmarks.Writing;

/// <summary>The writer's memory is bounded by its queue: on a disk that keeps up, and on one that has stopped.</summary>
internal sealed class QueueBenchmark : IBenchmark
{
    private const int QueueBytes = 16 << 20;
    private const double Mebibyte = 1 << 20;

    public string Name => "queue";

    public Task RunAsync(Report report)
    {
        report.Heading("Memory of a writer whose queue holds 16 MiB");
        using var logs = new TemporaryDirectory();
        using var disk = new ManualResetEventSlim(initialState: true);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var writer = new SummaryWriter(logs.Path, new EventFileWriterOptions
        {
            QueueBytes = QueueBytes,
            WhenFull = WhenFull.Drop,
            CreateFile = path => new StallingFile(path, disk),
        });
        report.AtMost("5 M scalars, as fast as possible: highest", Log(writer, before) / Mebibyte, 1.25 * QueueBytes / Mebibyte, "MiB");
        disk.Reset();
        report.AtMost("5 M scalars while the disk has stopped: highest", Log(writer, before) / Mebibyte, 1.25 * QueueBytes / Mebibyte, "MiB");
        report.Note("of these dropped, and counted", writer.File.Health.DroppedEvents, "");
        disk.Set();
        writer.Flush();
        return Task.CompletedTask;
    }

    private static long Log(SummaryWriter writer, long before)
    {
        var highest = 0L;
        for (var i = 0; i < 5_000_000; i++)
        {
            writer.AddScalar("train/loss", i, i);
            if (i % 50_000 == 0)
            {
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false) - before);
            }
        }

        return highest;
    }
}
