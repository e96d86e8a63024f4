using System.Text.Json.Nodes;
using Dashboard.Web.Experiments.Facts;
using EventFormat.Writing;
using Microsoft.Extensions.Time.Testing;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Experiments.Facts;

public sealed class WatchedFactsTests : IDisposable
{
    private readonly TemporaryDirectory _run = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(50));
    private readonly WatchedFacts _facts;

    public WatchedFactsTests() => _facts = new WatchedFacts(_run.Path, _time);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Manifest_OfARunningRun_IsFollowedToItsEnd()
    {
        using var writer = new RunManifestWriter(_run.Path, new RunManifest { Config = new JsonObject { ["lr"] = 0.1, ["net"] = new JsonObject { ["depth"] = 18 } } }, TimeSpan.FromSeconds(5), _time);
        Assert.True(_facts.Look());
        Assert.Equal(RunState.Running, _facts.Facts.State);
        Assert.Equal(18, _facts.Facts.Config["net.depth"].Number);
        var (key, config) = (_facts.Facts.Key, _facts.Facts.Config);

        writer.Update(manifest => manifest with { Summary = new Dictionary<string, double> { ["acc"] = double.NaN } });
        writer.End(RunStatus.Failed, "OutOfMemory");
        Touch();

        Assert.True(_facts.Look());
        Assert.Equal(RunState.Failed, _facts.Facts.State);
        Assert.Equal("OutOfMemory", _facts.Facts.Manifest!.Reason);
        Assert.True(double.IsNaN(_facts.Facts.Summary["acc"].Number));
        Assert.Equal(key, _facts.Facts.Key);
        Assert.Same(config, _facts.Facts.Config);
        Assert.False(_facts.Look());
    }

    [Fact]
    public void Run_WhoseHeartStops_IsKilled()
    {
        RunManifestFile.Write(_run.Path, new RunManifest { Heartbeat = _time.GetUtcNow(), HeartbeatSeconds = 5, Status = RunStatus.Running });
        _facts.Look();
        Assert.Equal(RunState.Running, _facts.Facts.State);
        _time.Advance(TimeSpan.FromSeconds(14));
        _facts.Look();
        Assert.Equal(RunState.Running, _facts.Facts.State);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(_facts.Look());
        Assert.Equal(RunState.Killed, _facts.Facts.State);
    }

    [Fact]
    public void Run_OfAMachineWhoseClockIsWrong_LivesWhileItsHeartIsSeenToBeat()
    {
        var wrong = _time.GetUtcNow().AddHours(-3);
        var manifest = new RunManifest { Id = "one", Heartbeat = wrong, HeartbeatSeconds = 5, Status = RunStatus.Running };
        RunManifestFile.Write(_run.Path, manifest);
        _facts.Look();
        Assert.Equal(RunState.Killed, _facts.Facts.State);
        RunManifestFile.Write(_run.Path, manifest with { Heartbeat = wrong.AddSeconds(5) });
        Touch();
        _facts.Look();
        Assert.Equal(RunState.Running, _facts.Facts.State);
        _time.Advance(TimeSpan.FromSeconds(16));
        _facts.Look();
        Assert.Equal(RunState.Killed, _facts.Facts.State);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"config\": {\"a\": 1, \"a\": 2}}")]
    [InlineData("{\"heartbeatSeconds\": \"soon\"}")]
    public void BrokenManifest_IsToldAndTheLastOneStands(string text)
    {
        RunManifestFile.Write(_run.Path, new RunManifest { Id = "one", Config = new JsonObject { ["lr"] = 0.1 }, Status = RunStatus.Finished });
        _facts.Look();
        File.WriteAllText(_run.Combine(RunManifest.FileName), text);
        Touch();

        Assert.True(_facts.Look());
        Assert.StartsWith("run.json: ", _facts.Facts.Problem, StringComparison.Ordinal);
        Assert.Equal(0.1, _facts.Facts.Config["lr"].Number);
        Assert.Equal(RunState.Finished, _facts.Facts.State);
    }

    [Fact]
    public void ForeignFiles_GiveSettingsAndTheirName()
    {
        File.WriteAllText(_run.Combine("params.json"), """{"lr": 0.5, "env": {"name": "CartPole"}, "layers": [1, 2]}""");
        File.WriteAllText(_run.Combine("hparams.yaml"), "lr: 0.1\nbatch: 8\n");
        _facts.Look();
        Assert.Equal("Lightning hparams.yaml, Ray params.json", _facts.Facts.Source);
        Assert.Equal(0.1, _facts.Facts.Config["lr"].Number);
        Assert.Equal("CartPole", _facts.Facts.Config["env.name"].Text);
        Assert.Equal("[1,2]", _facts.Facts.Config["layers"].Text);
        Assert.Null(_facts.Facts.State);

        File.WriteAllText(_run.Combine("params.json"), "[" + new string('[', 100_000));
        Assert.True(_facts.Look());
        Assert.StartsWith("params.json: ", _facts.Facts.Problem, StringComparison.Ordinal);
        Assert.Equal(8, _facts.Facts.Config["batch"].Number);
    }

    [Fact]
    public void Key_OfForeignRun_StaysWhenTheDirectoryMovesAndTheFileGrows()
    {
        var path = _run.Combine("events.out.tfevents.1.host");
        _facts.Look();
        Assert.Null(_facts.Facts.Key);
        using (var file = new ScalarLogFile(path))
        {
            file.Append("loss", 0, 1, 1);
            file.Flush();
            _facts.Look();
            file.Append("loss", 1, 2, 2);
        }

        using var elsewhere = new TemporaryDirectory();
        File.Copy(path, elsewhere.Combine("events.out.tfevents.1.host"));
        Assert.NotNull(_facts.Facts.Key);
        Assert.Equal(_facts.Facts.Key, RunIdentity.OfEvents(elsewhere.Path));
    }

    [Fact]
    public void Manifest_WithoutAnId_GivesNoKeyOfItsOwn()
    {
        File.WriteAllText(_run.Combine(RunManifest.FileName), "{}");
        _facts.Look();
        Assert.Null(_facts.Facts.Key);
    }

    // Two writes within one tick of the file system's clock look alike.
    private void Touch() => File.SetLastWriteTimeUtc(_run.Combine(RunManifest.FileName), File.GetLastWriteTimeUtc(_run.Combine(RunManifest.FileName)).AddSeconds(1));
}
