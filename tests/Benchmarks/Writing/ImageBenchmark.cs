using System.Diagnostics;
using System.IO.Compression;
using Benchmarks.Reporting;
using EventFormat.Writing;
using Monitor.Tests.Support;

namespace Benchmarks.Writing;

/// <summary>What an image costs the training thread: from planes of bytes to a PNG in the queue.</summary>
internal sealed class ImageBenchmark : IBenchmark
{
    private const int Side = 224;
    private const int Rounds = 300;

    public string Name => "image";

    public Task RunAsync(Report report)
    {
        report.Heading("SummaryWriter.AddImage, 3×224×224 like a photo, PNG level 1");
        using var logs = new TemporaryDirectory();
        using var writer = new SummaryWriter(logs.Path);
        var photo = Photo();
        var shape = new ImageShape(Side, Side, 3, PixelLayout.Chw);
        report.Note("reference: zlib level 1 over the same bytes, unfiltered", Milliseconds(() => Deflate(photo)), "ms");
        report.AtMost("bytes, channel by channel", Milliseconds(() => writer.AddImage("photo", photo, shape, 0)), 3, "ms");
        writer.Flush();
        report.Note("bytes on disk per image", Math.Round(new FileInfo(Directory.GetFiles(logs.Path)[0]).Length / (double)Rounds), "B");
        return Task.CompletedTask;
    }

    /// <summary>Smooth shades, a few edges, and a sensor's noise of two or three levels.</summary>
    private static byte[] Photo()
    {
        var random = new Random(1);
        var pixels = new byte[3 * Side * Side];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (channel, y, x) = (i / (Side * Side), i / Side % Side, i % Side);
            var shade = 120 + (60 * Math.Sin((x + (channel * 20)) / 37.0)) + (40 * Math.Cos(y / 23.0)) + ((x / 56) + (y / 75) % 2 == 0 ? 25 : 0);
            pixels[i] = (byte)Math.Clamp(shade + random.Next(-2, 3), 0, 255);
        }

        return pixels;
    }

    private static void Deflate(byte[] pixels)
    {
        using var zlib = new ZLibStream(Stream.Null, CompressionLevel.Fastest);
        zlib.Write(pixels);
    }

    private static double Milliseconds(Action action)
    {
        var samples = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            action();
            samples.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Percentiles.Of(samples, 1 / 6.0); // the median of the undisturbed: others use the machine, too
    }
}
