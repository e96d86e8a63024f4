using System.IO.Compression;
using System.Text;
using Training.Core.Weights;

namespace Training.Core.Tests.Weights;

/// <summary>Small files that ask for much memory, or reach beyond what they have.</summary>
public sealed class PickleBombTests
{
    private const string Float = "ctorch\nFloatStorage\n";

    [Theory]
    [InlineData(0L, new long[] { 5 }, new long[] { 1 })]
    [InlineData(3L, new long[] { 2 }, new long[] { 1 })]
    [InlineData(-1L, new long[] { 1 }, new long[] { 1 })]
    [InlineData(0L, new long[] { 2 }, new long[] { -1 })]
    [InlineData(0L, new long[] { -2 }, new long[] { 1 })]
    [InlineData(0L, new long[] { 4294967296, 4294967296 }, new long[] { 0, 0 })]
    [InlineData(0L, new long[] { 3, 3 }, new long[] { long.MaxValue, 1 })]
    public void Load_ViewBeyondItsStorage_IsRefused(long offset, long[] size, long[] stride) =>
        Assert.Throws<WeightsFormatException>(() => Load(View(offset, size, stride), storageBytes: 16));

    [Fact]
    public void Load_ViewOfEverything_IsRead()
    {
        using var checkpoint = Load(View(1, [3], [1]), storageBytes: 16);
        Assert.NotNull(checkpoint.Root);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(0)]
    public void Load_StorageOfAnotherLength_IsRefused(int bytes) =>
        Assert.Throws<WeightsFormatException>(() => Load(View(0, [2], [1]), bytes));

    [Fact]
    public void Load_CompressedStorage_IsRefused() =>
        Assert.Throws<WeightsFormatException>(() => Load(View(0, [2], [1]), 16, CompressionLevel.Optimal, storageCount: 1 << 22));

    [Fact]
    public void Load_OneListMadeADictionaryAgainAndAgain_IsRefused()
    {
        var pairs = string.Concat(Enumerable.Repeat("K\u0001K\u0002\u0086", 1000));
        var again = string.Concat(Enumerable.Repeat("h\u0001h\0\u0085R0", 5000));
        Assert.Throws<WeightsFormatException>(() => Load($"](" + pairs + "eq\0ccollections\nOrderedDict\nq\u0001" + again + ".", 16));
    }

    [Fact]
    public void Load_OneTensorMadeAgainAndAgain_IsRefused()
    {
        var view = View(0, [2], [1])[..^1];
        var again = string.Concat(Enumerable.Repeat("h\u0001h\u0002R0", 5000));
        var remembered = view.Replace("tR", "tq\u00020ctorch._utils\n_rebuild_tensor_v2\nq\u0001h\u0002R", StringComparison.Ordinal);
        Assert.Contains("more tensors", Assert.Throws<WeightsFormatException>(() => Load(remembered + again + ".", 16)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("B\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f.")]
    [InlineData("X\u00ff\u00ff\u00ff\u007fabc.")]
    [InlineData("t.")]
    [InlineData("(0t.")]
    [InlineData("R.")]
    [InlineData("h\u0005.")]
    [InlineData("}Ns.")]
    [InlineData("}]K\u0001s.")]
    [InlineData("I12x\n.")]
    [InlineData("cposix\nsystem")]
    [InlineData("\u0007")]
    [InlineData("")]
    public void Load_PickleThatIsNone_IsRefused(string pickle) =>
        Assert.Throws<WeightsFormatException>(() => Load(pickle, 16).Dispose());

    [Fact]
    public void Load_ListWithinItself_IsReadAndDisposed() => Load("]q\0h\0a.", 16).Dispose();

    [Fact]
    public void Load_ListsNestedAMillionDeep_AreReadAndDisposed() => Load(new string(']', 1_000_000) + new string('a', 999_999) + ".", 16).Dispose();

    /// <summary>A pickle of one tensor.</summary>
    private static string View(long offset, long[] size, long[] stride) =>
        $"ctorch._utils\n_rebuild_tensor_v2\n((X\u0007\0\0\0storage{Float}X\u0001\0\0\00X\u0003\0\0\0cpuK\u0004tQ{Number(offset)}({string.Concat(size.Select(Number))}t({string.Concat(stride.Select(Number))}t\u0089NtR.";

    private static string Number(long value) => $"I{value}\n";

    private static TorchCheckpoint Load(string pickle, int storageBytes, CompressionLevel compression = CompressionLevel.NoCompression, int storageCount = 0)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var entry = zip.CreateEntry("archive/data.pkl", CompressionLevel.NoCompression).Open())
            {
                entry.Write(Encoding.Latin1.GetBytes(pickle));
            }

            using var storage = zip.CreateEntry("archive/data/0", compression).Open();
            storage.Write(new byte[storageCount > 0 ? storageCount : storageBytes]);
        }

        file.Position = 0;
        return TorchCheckpoint.Load(file);
    }
}
