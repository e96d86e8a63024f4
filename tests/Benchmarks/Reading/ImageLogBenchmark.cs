using System.Diagnostics;
using System.Globalization;
using Benchmarks.Reporting;
using Dashboard.Web.Series;
using EventFormat.Records;
using EventFormat.Runs;
using EventFormat.Writing;
using Monitor.Tests.Support;

namespace Benchmarks.Reading;

/// <summary>Indexing a log of 1 GB of images, checksums verified; each figure from a process of its own.</summary>
internal sealed class ImageLogBenchmark : IBenchmark
{
    private const string Child = "image-log-child";
    private const int Side = 128;
    private const long LogSize = 1L << 30;
    private const int BufferSize = 4 << 20;

    public string Name => "images";

    /// <summary>Whether these arguments ask for the work of the child process.</summary>
    public static bool TryRunChild(string[] args)
    {
        if (args is not [Child, var how, var path])
        {
            return false;
        }

        var clock = Stopwatch.StartNew();
        var images = how == "index" ? Index(path) : Reference(path);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds} {images} {Environment.WorkingSet}"));
        return true;
    }

    public async Task RunAsync(Report report)
    {
        using var logs = new TemporaryDirectory();
        var images = await WriteAsync(logs.Combine("run"));
        var file = Directory.GetFiles(logs.Combine("run")).Single();
        report.Heading($"A log of {LogSize / 1e9:0.00} GB: {images:N0} images, in a fresh process, file in the system's cache");
        var reference = await BestAsync("reference", file);
        var index = await BestAsync("index", logs.Combine("run"));
        report.Note("reference: read, frame, verify both checksums", reference.Seconds, "s");
        report.AtMost("index", index.Seconds, 0.35, "s");
        report.Note("time against the reference", index.Seconds / reference.Seconds, "×");
        report.AtMost("resident set of the whole process", index.Resident / 1e6, 150, "MB");
        report.Note("images indexed", index.Images, "");
    }

    private static async Task<int> WriteAsync(string directory)
    {
        var pixels = new byte[Side * Side * 3];
        new Random(1).NextBytes(pixels);
        await using var writer = new SummaryWriter(directory);
        var images = 0;
        for (; images * (long)pixels.Length < LogSize; images++)
        {
            writer.AddImage("samples", pixels, new ImageShape(Side, Side, 3), images);
        }

        return images;
    }

    private static long Index(string directory)
    {
        var store = new RunStore();
        var tailer = new RunTailer(new RunLocation("run", directory), store, TimeProvider.System);
        while (tailer.Poll(BufferSize).HasMore)
        {
        }

        return store.Contents.Blobs;
    }

    private static long Reference(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var buffer = new byte[BufferSize];
        var (images, offset, kept) = (-1L, 0L, 0); // the version event is no image
        while (RandomAccess.Read(file, buffer.AsSpan(kept), offset + kept) is var read and > 0)
        {
            var (at, end) = (0, kept + read);
            for (; RecordScanner.Read(buffer.AsSpan(at, end - at), out var length) == RecordStatus.Record; at += length + RecordScanner.FrameSize)
            {
                images++;
            }

            offset += at;
            kept = end - at;
            buffer.AsSpan(at, kept).CopyTo(buffer);
        }

        return images;
    }

    private static async Task<(double Seconds, long Images, long Resident)> BestAsync(string how, string path)
    {
        var best = (Seconds: double.MaxValue, Images: 0L, Resident: 0L);
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
