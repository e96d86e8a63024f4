using EventFormat.Runs;

namespace EventFormat.Tests.Runs;

public sealed class LogDirectoryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("monitor-log-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Discover_MissingRoot_HasNoRunsAndNoProblem()
    {
        var found = new LogDirectory(Path.Combine(_root, "missing")).Discover();

        Assert.False(found.Exists);
        Assert.Empty(found.Runs);
        Assert.Empty(found.Problems);
    }

    [Fact]
    public void Discover_NestedDirectories_NamesRunsByRelativePath()
    {
        Touch("events.out.tfevents.1");
        Touch("a/b/c/x.tfevents");
        Touch(".hidden/x.tfevents");
        Touch("no_run/notes.txt");
        Touch("no_run/EVENTS.OUT.TFEVENTS.1");

        Assert.Equal([".", ".hidden", "a/b/c"], Names());
    }

    [Fact]
    public void Discover_OnlyAProfileMarker_IsARunThatReadsNothing()
    {
        Touch("r/events.out.tfevents.1.profile-empty");
        var run = Assert.Single(new LogDirectory(_root).Discover().Runs);
        var tailer = new RunTailer(run, new ReferenceSink(), TimeProvider.System);
        tailer.Poll(1);

        Assert.Empty(tailer.Files);
    }

    [Fact]
    public void Discover_DirectoryNamedLikeAnEventFile_IsJustADirectory()
    {
        Touch("r/x.tfevents");
        Touch("r/sub.tfevents/x.tfevents");
        Directory.CreateDirectory(Path.Combine(_root, "empty.tfevents"));

        Assert.Equal(["r", "r/sub.tfevents"], Names());
    }

    [Fact]
    public void Discover_LinkToAnotherRun_IsARunOfItsOwn()
    {
        Touch("r/x.tfevents");
        Directory.CreateSymbolicLink(Path.Combine(_root, "link"), Path.Combine(_root, "r"));

        Assert.Equal(["link", "r"], Names());
    }

    [Fact]
    public void Discover_LinkedFile_IsReadWithItsTargetsLength()
    {
        var target = Touch("elsewhere/data.bin", EventBytes.Scalar("loss", 1, 1));
        Directory.CreateDirectory(Path.Combine(_root, "r"));
        File.CreateSymbolicLink(Path.Combine(_root, "r", "x.tfevents"), target);
        var sink = new ReferenceSink();
        var tailer = new RunTailer(Assert.Single(new LogDirectory(_root).Discover().Runs), sink, TimeProvider.System);
        tailer.Poll(1000);

        Assert.Equal([1L], sink.Steps("loss"));
        Assert.Equal(new FileInfo(target).Length, tailer.Files[0].Length);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../..")]
    public void Discover_LinkUpwards_IsNotFollowedForEver(string target)
    {
        Touch("r/sub/x.tfevents");
        Directory.CreateSymbolicLink(Path.Combine(_root, "r", "sub", "loop"), target);

        Assert.Equal(["r/sub"], Names());
    }

    [Fact]
    public void Discover_DanglingLink_IsAFileThatCannotBeRead()
    {
        Directory.CreateDirectory(Path.Combine(_root, "r"));
        File.CreateSymbolicLink(Path.Combine(_root, "r", "x.tfevents"), Path.Combine(_root, "nowhere"));
        var tailer = new RunTailer(Assert.Single(new LogDirectory(_root).Discover().Runs), new ReferenceSink(), TimeProvider.System);
        tailer.Poll(1000);

        Assert.Contains("cannot be read", tailer.Files[0].Dead!.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_PipeNamedLikeAnEventFile_IsNotWaitedFor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "makes a pipe by mkfifo");
        var pipe = Path.Combine(_root, "x.tfevents");
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", [pipe]);
        await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        var tailer = new RunTailer(Assert.Single(new LogDirectory(_root).Discover().Runs), new ReferenceSink(), TimeProvider.System);

        await Task.Run(() => tailer.Poll(1000), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(0, Assert.Single(tailer.Files).Length);
    }

    [Fact]
    public void Discover_RecordedNames_AreTensorBoardsRuns() =>
        Assert.Equal(
            new[] { ".", ".hidden", "a", "a%2Fb", "a/b", "a/b/c/d", "with space", "x.y-z_1,k=v", "ünï/代" }.Order(StringComparer.Ordinal),
            new LogDirectory(SharedData.PathOf("edge", "nested_runs")).Discover().Runs.Select(run => run.Name));

    [Fact]
    public void Discover_RecordedFileNames_CountByTheirLowerCaseWord() =>
        Assert.Equal(["r1", "r2", "r4", "r5", "r6"], new LogDirectory(SharedData.PathOf("edge", "file_names")).Discover().Runs.Select(run => run.Name));

    private IEnumerable<string> Names() => new LogDirectory(_root).Discover().Runs.Select(run => run.Name);

    private string Touch(string name, byte[]? content = null)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content ?? []);
        return path;
    }
}
