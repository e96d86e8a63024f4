using System.Runtime.Versioning;
using Training.Core.Native;

namespace Training.Core.Tests.Native;

[SupportedOSPlatform("linux")]
public class LibraryCacheTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly byte[] Content = [1, 2, 3, 4, 5];

    [Fact]
    public void Store_New_IsNamedByItsHashAndPrivate()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux.");
        using var temporary = new TemporaryDirectory();
        var path = new LibraryCache(temporary.Combine("cache")).Store(Content);
        Assert.Equal(temporary.Combine("cache", "74f81fe167d99b4cb41d6d0ccda82278caee9f3e2f25d5e5a3936ff3dcec60d0.so"), path);
        Assert.Equal(Content, File.ReadAllBytes(path));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(temporary.Combine("cache")));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        Assert.Single(Directory.GetFiles(temporary.Combine("cache")));
    }

    [Fact]
    public void Store_Again_UsesTheSameFile()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux.");
        using var temporary = new TemporaryDirectory();
        var cache = new LibraryCache(temporary.Path);
        var path = cache.Store(Content);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        Assert.Equal(path, cache.Store(Content));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public void Store_FileWasChanged_IsReplaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux.");
        using var temporary = new TemporaryDirectory();
        var cache = new LibraryCache(temporary.Path);
        foreach (var spoil in new Action<string>[]
        {
            path => File.WriteAllBytes(path, [1, 2, 3, 4, 6]),
            path => File.WriteAllBytes(path, [1, 2, 3]),
            path => File.WriteAllBytes(path, []),
            path => ReplaceByLink(path, temporary.Combine("elsewhere")),
        })
        {
            spoil(cache.Store(Content));
            var path = cache.Store(Content);
            Assert.Equal(Content, File.ReadAllBytes(path));
            Assert.Null(new FileInfo(path).LinkTarget);
        }
    }

    [Fact]
    public void Store_OpenDirectory_IsClosedToOthers()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux.");
        using var temporary = new TemporaryDirectory();
        File.SetUnixFileMode(temporary.Path, OwnerOnly | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        new LibraryCache(temporary.Path).Store(Content);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(temporary.Path));
    }

    [Fact]
    public void Store_DirectoryIsALink_IsRefused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux.");
        using var temporary = new TemporaryDirectory();
        Directory.CreateDirectory(temporary.Combine("real"));
        Directory.CreateSymbolicLink(temporary.Combine("link"), temporary.Combine("real"));
        Assert.Throws<IOException>(() => new LibraryCache(temporary.Combine("link")).Store(Content));
    }

    [Fact]
    public void IsMe_OwnFileAndTheSystems_TellsThemApart()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux.");
        using var temporary = new TemporaryDirectory();
        Assert.True(FileOwner.IsMe(temporary.Path));
        Assert.False(FileOwner.IsMe(temporary.Combine("missing")));
        Assert.Equal(Environment.UserName == "root", FileOwner.IsMe("/etc/passwd"));
    }

    [Fact]
    public async Task Store_ManyAtOnce_AllGetIntactFiles()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux.");
        using var temporary = new TemporaryDirectory();
        var content = new byte[1 << 20];
        var paths = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            var path = new LibraryCache(temporary.Path).Store(content);
            Assert.Equal(content, File.ReadAllBytes(path));
            return path;
        })));
        Assert.Single(paths.Distinct());
        Assert.Single(Directory.GetFiles(temporary.Path));
    }

    private static void ReplaceByLink(string path, string target)
    {
        File.Move(path, target, overwrite: true);
        File.CreateSymbolicLink(path, target);
    }
}
