using Benchmarks.Reporting;
using EventFormat.Writing;
using Monitor.Tests.Support;

namespace Benchmarks.Writing;

/// <summary>The writer's memory is bounded by its queue, however fast the caller and however slow the disk.</summary>
internal sealed class QueueBenchmark : IBenchmark
{
    private const int QueueBytes = 16 << 20;

    public string Name => "queue";

    public Task RunAsync(Report report)
    {
        report.Heading("Memory of a writer whose queue holds 16 MiB");
        using var logs = new TemporaryDirectory();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var writer = new SummaryWriter(logs.Path, new EventFileWriterOptions { QueueBytes = QueueBytes });
        var highest = 0L;
        for (var i = 0; i < 5_000_000; i++)
        {
            writer.AddScalar("train/loss", i, i);
            if (i % 50_000 == 0)
            {
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false) - before);
            }
        }

        var picture = new byte[1 << 20];
        for (var i = 0; i < 300; i++)
        {
            writer.File.Append(picture);
        }

        report.AtMost("highest while 5 M scalars were logged as fast as possible", highest / 1048576.0, 1.5 * QueueBytes / 1048576.0, "MiB");
        report.AtMost("kept after 300 events of 1 MiB", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0, 2.0 * QueueBytes / 1048576.0, "MiB");
        report.Note("dropped events", writer.File.Health.DroppedEvents, "");
        return Task.CompletedTask;
    }
}
