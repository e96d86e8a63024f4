using EventFormat.Runs;

namespace EventFormat.Tests.Runs;

public sealed class ForeignDataTests
{
    [Fact]
    public void Discover_RecordedKerasRuns_NamesTheirProfiles()
    {
        var found = new LogDirectory(SharedData.PathOf("wild")).Discover();

        string[] sessions = [.. Directory.EnumerateDirectories(SharedData.PathOf("wild"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(SharedData.PathOf("wild"), path).Replace('\\', '/'))
            .Where(name => name.Split('/') is [.., "plugins", "profile", _])];
        Assert.NotEmpty(sessions);
        Assert.Equal(sessions.Order(StringComparer.Ordinal), found.Foreign.Select(one => one.Name));
        Assert.All(found.Foreign, one => Assert.Equal(ForeignKind.Profile, one.Kind));
        Assert.DoesNotContain(found.Runs, run => run.Name.Contains("plugins/profile", StringComparison.Ordinal));
    }

    [Fact]
    public void Discover_DebuggerDump_IsNamedOnceAndIsNoRun()
    {
        using var directory = new TemporaryDirectory();
        var dump = Directory.CreateDirectory(directory.Combine("dump"));
        foreach (var part in new[] { "metadata", "source_files", "stack_frames", "graphs", "execution", "graph_execution_traces" })
        {
            File.WriteAllText(Path.Combine(dump.FullName, $"tfdbg_events.1589598904.host.{part}"), "");
        }

        var found = new LogDirectory(directory.Path).Discover();

        Assert.Equal([new ForeignData(ForeignKind.Debugger, "dump/tfdbg_events.1589598904.host.metadata")], found.Foreign);
        Assert.Empty(found.Runs);
    }

    [Theory]
    [InlineData("plugins/profile/session", false)]
    [InlineData("profile/session/host.xplane.pb", false)]
    [InlineData("run/plugins/profile/host.xplane.pb", false)]
    [InlineData("plugins/profile/session/host.xplane.pb", true)]
    [InlineData("run/plugins/profile/session/host.xplane.pb", true)]
    [InlineData("run/tfdbg_events.1.h.execution", false)]
    public void Discover_AlmostAProfile_IsNone(string path, bool isForeign)
    {
        using var directory = new TemporaryDirectory();
        var full = directory.Combine(path);
        Directory.CreateDirectory(Path.HasExtension(path) ? Path.GetDirectoryName(full)! : full);
        if (Path.HasExtension(path))
        {
            File.WriteAllText(full, "");
        }

        Assert.Equal(isForeign, new LogDirectory(directory.Path).Discover().Foreign.Count == 1);
    }
}
