using System.Text.Json.Nodes;
using EventFormat.Writing;
using Microsoft.Extensions.Time.Testing;

namespace EventFormat.Tests.Writing;

public sealed class RunManifestTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Writer_OverARunsLife_KeepsTheFileCurrent()
    {
        using var run = new RunDirectory();
        var clock = new FakeTimeProvider(Noon);
        using var writer = new RunManifestWriter(run.Path, new RunManifest { Name = "first" }, TimeSpan.FromSeconds(10), clock);
        Assert.Equal((RunStatus.Running, Noon, Noon, 10), Read(run) is var begun ? (begun.Status, begun.Started, begun.Heartbeat, begun.HeartbeatSeconds) : default);
        clock.Advance(TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Noon.AddSeconds(20), Read(run).Heartbeat);
        Assert.True(writer.Update(manifest => manifest with { Summary = new Dictionary<string, double> { ["loss"] = 0.5 } }));
        Assert.Equal(0.5, Read(run).Summary["loss"]);
        Assert.True(writer.End(RunStatus.Failed, "out of memory"));
        clock.Advance(TimeSpan.FromSeconds(25));
        writer.Dispose();
        Assert.Equal((RunStatus.Failed, "out of memory", Noon.AddSeconds(25)), Read(run) is var ended ? (ended.Status, ended.Reason, ended.Ended) : default);
        Assert.Single(run.Files);
    }

    [Fact]
    public void HasDied_OnlyWhoSaysThatItRuns_AndIsOverdue()
    {
        var running = new RunManifest { Heartbeat = Noon, HeartbeatSeconds = 15 };
        Assert.False(running.HasDied(Noon.AddMinutes(-5))); // a clock that is behind
        Assert.False(running.HasDied(Noon.AddSeconds(45)));
        Assert.True(running.HasDied(Noon.AddSeconds(46)));
        Assert.False((running with { Status = RunStatus.Finished }).HasDied(Noon.AddDays(1)));
        Assert.False((running with { HeartbeatSeconds = 0 }).HasDied(Noon.AddDays(1))); // another program's manifest
        Assert.False((running with { Heartbeat = null }).HasDied(Noon.AddDays(1)));
        Assert.False((running with { HeartbeatSeconds = double.MaxValue }).HasDied(DateTimeOffset.MaxValue));
    }

    [Fact]
    public void File_EveryField_ComesBack()
    {
        using var run = new RunDirectory();
        var manifest = new RunManifest
        {
            Name = "π \"quoted\"",
            Group = "g",
            JobType = "train",
            Tags = ["a", "b"],
            Notes = "*n*",
            Config = new JsonObject { ["lr"] = 0.1, ["nested"] = new JsonObject { ["deep"] = true } },
            CommandLine = ["train", "--lr", "0.1"],
            Code = new RunCode { Version = "abc", Origin = "o", DiffFile = "diff.patch" },
            Host = RunHost.Current(),
            Devices = ["cuda:0"],
            Packages = new Dictionary<string, string> { ["TorchSharp"] = "0.107.0" },
            Started = Noon,
            Status = RunStatus.Stopped,
            Summary = new Dictionary<string, double> { ["nan"] = double.NaN, ["inf"] = double.NegativeInfinity, ["x"] = 0.1 },
        };
        RunManifestFile.Write(run.Path, manifest);
        var read = Read(run);
        Assert.True(JsonNode.DeepEquals(manifest.Config, read.Config));
        Assert.Equivalent(manifest with { Config = [] }, read with { Config = [] }, strict: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"tags\": 3}")]
    [InlineData("{\"status\": \"Whatever\"}")]
    [InlineData("{\"name\": \"cut o")]
    [InlineData("{\"config\": {\"a\": {\"b\": 1, \"b\": 2}}}")]
    public void TryRead_NotAManifest_SaysWhy(string content)
    {
        using var run = new RunDirectory();
        File.WriteAllText(Path.Combine(run.Path, RunManifest.FileName), content);
        Assert.False(RunManifestFile.TryRead(run.Path, out _, out var cause));
        Assert.NotEmpty(cause!);
    }

    [Fact]
    public void TryRead_NothingThere_SaysWhy()
    {
        using var run = new RunDirectory();
        Assert.False(RunManifestFile.TryRead(run.Path, out _, out var cause));
        Assert.NotEmpty(cause!);
    }

    [Fact]
    public void TryRead_FromElsewhere_ForgivesWhatItDoesNotKnow()
    {
        using var run = new RunDirectory();
        File.WriteAllText(Path.Combine(run.Path, RunManifest.FileName), "{ \"id\": \"x\", \"future\": [1], \"config\": { \"lr\": 1e-3 }, /* note */ \"tags\": [\"t\"], }");
        var manifest = Read(run);
        Assert.Equal(("x", "t", 0.001), (manifest.Id, manifest.Tags[0], manifest.Config["lr"]!.GetValue<double>()));
    }

    [Fact]
    public void Writer_DirectoryInTheWay_ReportsOnceAndRecovers()
    {
        using var run = new RunDirectory();
        var clock = new FakeTimeProvider(Noon);
        var path = Path.Combine(run.Path, "run");
        using var writer = new RunManifestWriter(path, heartbeat: TimeSpan.FromSeconds(10), timeProvider: clock);
        var failures = 0;
        writer.Failed += (_, _) => failures++;
        Directory.Delete(path, recursive: true);
        File.WriteAllText(path, "in the way");
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1, failures);
        File.Delete(path);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(RunManifestFile.TryRead(path, out var manifest, out _));
        Assert.Equal(Noon.AddSeconds(40), manifest!.Heartbeat);
    }

    [Fact]
    public void TryRead_Nulls_AreAbsent()
    {
        using var run = new RunDirectory();
        File.WriteAllText(Path.Combine(run.Path, RunManifest.FileName), """{"id":null,"name":null,"tags":null,"config":null,"packages":null,"summary":null,"host":{"name":null},"started":null}""");
        var manifest = Read(run);
        Assert.Equal(("", 0, 0, 0, 0, ""), (manifest.Name, manifest.Tags.Count, manifest.Config.Count, manifest.Packages.Count, manifest.Summary.Count, manifest.Host!.Name));
        Assert.NotEmpty(manifest.Id);
    }

    private static RunManifest Read(RunDirectory run)
    {
        Assert.True(RunManifestFile.TryRead(run.Path, out var manifest, out var cause), cause);
        return manifest!;
    }
}
