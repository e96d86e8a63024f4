using System.Diagnostics;
using Benchmarks.Reporting;
using EventFormat.Writing;
using Monitor.Tests.Support;

namespace Benchmarks.Writing;

/// <summary>What a logged scalar costs the training thread, and how many reach the disk.</summary>
internal sealed class AddScalarBenchmark : IBenchmark
{
    private const int Burst = 200_000;
    private const int Round = 20_000;
    private const int Rounds = 200;

    public string Name => "writer";

    public Task RunAsync(Report report)
    {
        report.Heading("SummaryWriter.AddScalar");
        using var logs = new TemporaryDirectory();
        report.Note("reference: an empty locked section and a copy of 52 bytes", ReferenceNanoseconds(), "ns");
        Uncontended(report, logs.Combine("one"));
        report.AtMost("allocated in the calling thread, per call", Allocated(logs.Combine("allocated")), 0, "B");
        report.AtMost("16 threads, per call and thread", Contended(logs.Combine("sixteen"), 16), 400, "ns");
        Sustained(report, logs.Combine("sustained"));
        return Task.CompletedTask;
    }

    private static double ReferenceNanoseconds()
    {
        var gate = new Lock();
        var (from, to) = (new byte[52], new byte[1 << 20]);
        return Nanoseconds(i =>
        {
            lock (gate)
            {
                from.CopyTo(to, i * 52 % (to.Length - 52));
            }
        });
    }

    private static void Uncontended(Report report, string directory)
    {
        using var writer = new SummaryWriter(directory);
        report.AtMost("uncontended", Nanoseconds(i => writer.AddScalar("train/loss", i, i), () => writer.Flush()), 100, "ns");
    }

    /// <summary>Once the queue has its memory: a disk that stalls makes it grow to more than it needs later.</summary>
    private static double Allocated(string directory)
    {
        using var disk = new ManualResetEventSlim(initialState: true);
        using var writer = new SummaryWriter(directory, new EventFileWriterOptions { CreateFile = path => new StallingFile(path, disk) });
        disk.Reset();
        Log(writer);
        Log(writer);
        disk.Set();
        writer.Flush();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Log(writer);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Burst;
    }

    private static void Log(SummaryWriter writer)
    {
        for (var i = 0; i < Burst; i++)
        {
            writer.AddScalar("train/loss", i, i);
        }
    }

    private static double Contended(string directory, int threads)
    {
        using var writer = new SummaryWriter(directory);
        using var start = new Barrier(threads);
        var nanoseconds = new double[threads];
        var workers = Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            var tag = $"thread/{thread}";
            writer.AddScalar(tag, 0, 0);
            start.SignalAndWait();
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Burst; i++)
            {
                writer.AddScalar(tag, i, i);
            }

            nanoseconds[thread] = clock.Elapsed.TotalNanoseconds / Burst;
        })).ToList();
        var whole = Stopwatch.StartNew();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());

        // Threads share the cores: what one call costs is the cores' time over all calls.
        return whole.Elapsed.TotalNanoseconds * Math.Min(threads, Environment.ProcessorCount) / ((double)Burst * threads);
    }

    private static void Sustained(Report report, string directory)
    {
        const int Scalars = 20_000_000;
        var writer = new SummaryWriter(directory);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Scalars; i++)
        {
            writer.AddScalar("train/loss", i, i);
        }

        writer.Dispose();
        var seconds = clock.Elapsed.TotalSeconds;
        report.AtLeast("sustained to the file, one thread", Scalars / seconds / 1e6, 8, "M/s");
        report.Note("bytes on disk", Directory.EnumerateFiles(directory).Sum(file => new FileInfo(file).Length) / 1e6, "MB");
    }

    /// <summary>The median of the undisturbed rounds: the best third, since rounds are short and others use the machine, too.</summary>
    private static double Nanoseconds(Action<int> action, Action? between = null)
    {
        var samples = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < Round; i++)
            {
                action(i);
            }

            samples.Add(clock.Elapsed.TotalNanoseconds / Round);
            between?.Invoke();
        }

        return Percentiles.Of(samples, 1 / 6.0);
    }
}
