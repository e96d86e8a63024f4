using System.Diagnostics;
using System.Globalization;
using Benchmarks.Reporting;
using Dashboard.Web.Series;
using EventFormat.Records;
using EventFormat.Runs;
using Monitor.Tests.Support;

namespace Benchmarks.Reading;

/// <summary>Reading a scalar log completely: framed, both checksums verified, decoded, every point stored and indexed.</summary>
/// <remarks>Each figure comes from a process of its own that reads its first file, as a server does when it starts.</remarks>
internal sealed class ScanBenchmark : IBenchmark
{
    private const int Points = 5_000_000;
    private const string Child = "scan-child";

    public string Name => "scan";

    /// <summary>Whether these arguments ask for the work of the child process.</summary>
    public static bool TryRunChild(string[] args)
    {
        if (args is not [Child, var how, var path])
        {
            return false;
        }

        var clock = Stopwatch.StartNew();
        var (records, bytes) = how == "store" ? Store(path) : Reference(path);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds} {records} {bytes}"));
        return true;
    }

    public async Task RunAsync(Report report)
    {
        await MeasureAsync(report, "PyTorch's layout", asTensors: false);
        await MeasureAsync(report, "TensorFlow 2's layout", asTensors: true);
    }

    private static async Task MeasureAsync(Report report, string layout, bool asTensors)
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteLongRun(logs.Combine("run"), Points, asTensors: asTensors);
        var file = new FileInfo(Directory.GetFiles(logs.Combine("run")).Single());
        report.Heading($"Reading {Points:N0} scalars in {layout}, {file.Length / Points} bytes each, in a fresh process");
        var reference = await BestAsync("reference", file.FullName);
        var store = await BestAsync("store", logs.Combine("run"));
        report.Note("reference: frame, verify both checksums, count", reference.Records / reference.Seconds / 1e6, "M/s");
        report.AtLeast("read, verify, decode, store every point", store.Records / store.Seconds / 1e6, 8, "M/s");
        report.Note("time against the reference", store.Seconds / reference.Seconds, "×");
        report.AtMost("memory per point, index included", store.Bytes / (double)store.Records, 12, "B");
    }

    private static (long Records, long Bytes) Store(string directory)
    {
        var store = new RunStore();
        var tailer = new RunTailer(new RunLocation("run", directory), store, TimeProvider.System);
        while (tailer.Poll(4 << 20).HasMore)
        {
        }

        return (store.Contents.Points, store.SizeInBytes);
    }

    private static (long Records, long Bytes) Reference(string path)
    {
        var bytes = File.ReadAllBytes(path);
        long records = 0;
        for (var at = 0; RecordScanner.Read(bytes.AsSpan(at), out var length) == RecordStatus.Record; at += length + RecordScanner.FrameSize)
        {
            records++;
        }

        return (records - 1, bytes.Length); // the version event is no scalar
    }

    private static async Task<(double Seconds, long Records, long Bytes)> BestAsync(string how, string path)
    {
        var best = (Seconds: double.MaxValue, Records: 0L, Bytes: 0L);
        for (var i = 0; i < 5; i++)
        {
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Child, how, path]) { RedirectStandardOutput = true })!;
            var words = (await child.StandardOutput.ReadToEndAsync()).Split(' ');
            var seconds = double.Parse(words[0], CultureInfo.InvariantCulture);
            if (seconds < best.Seconds)
            {
                best = (seconds, long.Parse(words[1], CultureInfo.InvariantCulture), long.Parse(words[2], CultureInfo.InvariantCulture));
            }
        }

        return best;
    }
}
