using System.Runtime.InteropServices;
using EventFormat.Writing;
using TorchSharp;

namespace Benchmarks.TorchSharp;

/// <summary>What a call of TorchSharp's summary writer takes, and of EventFormat's.</summary>
internal static class WriterBenchmark
{
    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("writers-").FullName;
        try
        {
            using var ours = new SummaryWriter(Path.Combine(folder, "ours"));
            var theirs = torch.utils.tensorboard.SummaryWriter(Path.Combine(folder, "theirs"));
            using var thousand = torch.randn(1_000);
            using var million = torch.randn(1_000_000);
            using var picture = torch.rand(3, 64, 64);
            Table.Head("Per call, one thread", "TorchSharp's writer", "EventFormat's", "Ratio");
            Row("scalar", i => theirs.add_scalar("loss", i, i), i => ours.AddScalar("loss", i, i));
            Row("text", i => theirs.add_text("note", "words", i), i => ours.AddText("note", "words", i));
            Row("histogram of 1 k floats", i => theirs.add_histogram("few", thousand, i), i => ours.AddHistogram("few", Floats(thousand), i));
            Row("histogram of 1 M floats", i => theirs.add_histogram("many", million, i), i => ours.AddHistogram("many", Floats(million), i));
            Row("image 3×64×64", i => theirs.add_img("picture", picture, i), i => ours.AddImage("picture", Floats(picture), new ImageShape(64, 64, 3, PixelLayout.Chw), i));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ReadOnlySpan<float> Floats(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    // Everything that reaches the file counts, but for our pump's own thread, which is the point of having one.
    private static void Row(string what, Action<int> theirs, Action<int> ours)
    {
        var (slow, fast) = (Stopwatches.Microseconds(theirs), Stopwatches.Microseconds(ours));
        Table.Row($"{what}", $"{slow:0.00} µs", $"{fast:0.00} µs", $"{slow / fast:0.0}");
    }
}
