using System.Runtime.Versioning;
using TorchSharp;
using Training.Core.Native;

namespace Training.Core.Tests.Native;

[SupportedOSPlatform("linux")]
public class TorchNativeTests
{
    [Fact]
    public void Torch_AfterEnsureLoaded_Computes()
    {
        TorchNative.EnsureLoaded();
        TorchNative.EnsureLoaded();
        using var ones = torch.ones(2, 3);
        using var sum = ones.sum();
        Assert.Equal(6f, sum.item<float>());
    }

    [Fact]
    public void TryLoad_LibraryOfAnotherKind_SaysWhatWouldHelp()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux.");
        using var temporary = new TemporaryDirectory();
        var path = temporary.Combine("libLibTorchSharp.so");
        File.WriteAllBytes(path, "no library"u8);
        var failure = TorchNative.TryLoad(path);
        Assert.Contains($"{path} is not a version that this is known to work for", failure!.Message, StringComparison.Ordinal);
        Assert.Contains("Install a newer libstdc++", failure.Message, StringComparison.Ordinal);
        Assert.Contains("GCC 13.2", TorchNative.TryLoad(temporary.Combine("missing.so"))!.Message, StringComparison.Ordinal);
        Assert.Null(TorchNative.TryLoad(null));
    }

    [Fact]
    public void TryCache_NoDirectoryOfOnesOwn_HasNone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux.");
        using var temporary = new TemporaryDirectory();
        var cached = AdaptedLibrary.TryCache(temporary.Combine("new", "cache"), [1, 2, 3]);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(cached!));
        File.WriteAllText(temporary.Combine("file"), "");
        Assert.Null(AdaptedLibrary.TryCache(temporary.Combine("file"), [1]));
        Assert.Null(AdaptedLibrary.TryCache(null, [1]));
        Assert.Null(AdaptedLibrary.TryCache("/proc/self", [1]));
    }
}
