using Dashboard.Web.Ingest;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Ingest;

public sealed class RunListTests
{
    [Fact]
    public async Task Discovery_MissingDirectory_IsNamedUntilItAppears()
    {
        await using var host = await DashboardHost.StartAsync();
        var before = await host.WhenRunsAsync(list => list.MissingDirectories.Length == 1);
        Assert.Equal(host.Logs, before.MissingDirectories[0]);

        using var file = host.Write("first");
        file.Append("loss", 1, 10, 0.5f);
        file.Flush();

        var after = await host.WhenRunsAsync(list => list.Runs is [{ Points: 1 }]);
        Assert.Empty(after.MissingDirectories);
        Assert.Equal("first", after.Runs[0].Name);
    }

    [Fact]
    public async Task Reading_FileGrows_PointsAndTagsFollow()
    {
        await using var host = await DashboardHost.StartAsync();
        using var file = host.Write("a");
        file.Append("loss", 1, 10, 0.5f);
        file.Flush();
        await host.WhenRunsAsync(list => list.Runs is [{ Points: 1 }]);

        file.Append("loss", 2, 11, 0.4f);
        file.Append("accuracy", 2, 11, 0.9f);
        file.Flush();

        var now = await host.WhenRunsAsync(list => list.Runs is [{ Points: 3 }]);
        Assert.Equal(["accuracy", "loss"], now.Runs[0].TagIds.Select(id => now.Tags.Single(tag => tag.Id == id).Name).Order());
        Assert.Equal(11, now.Runs[0].LastWallTime);
        Assert.True(now.Runs[0].IsLive);
    }

    [Fact]
    public async Task Snapshot_RunGainsATagWhileItsRowIsMade_HoldsTheTagThatTheRowNames()
    {
        await using var host = await DashboardHost.StartAsync();
        using var file = host.Write("a");
        file.Append("loss", 1, 10, 0.5f);
        file.Flush();
        await host.WhenRunsAsync(list => list.Runs is [{ Points: 1 }]);
        var run = host.Registry.Runs.Single();
        var tags = (TagTable)host.Services.GetService(typeof(TagTable))!;
        var clock = new InterruptingClock(() =>
        {
            file.Append("late", 2, 11, 0.4f);
            file.Flush();
            Assert.True(SpinWait.SpinUntil(() => run.TagIds.Length == 2, TimeSpan.FromSeconds(30)));
        });

        var snapshot = new SnapshotBuilder(tags, clock).Next(RunListSnapshot.Empty, host.Registry.Runs, [], []);

        Assert.Equal(["late", "loss"], snapshot.Runs[0].TagIds.Select(id => snapshot.Tags.Single(tag => tag.Id == id).Name).Order());
    }

    [Fact]
    public async Task Discovery_RunDeleted_VanishesFromTheList()
    {
        await using var host = await DashboardHost.StartAsync();
        host.Write("kept").Dispose();
        host.Write("deleted").Dispose();
        await host.WhenRunsAsync(list => list.Runs.Length == 2);

        Directory.Delete(Path.Combine(host.Logs, "deleted"), recursive: true);

        var now = await host.WhenRunsAsync(list => list.Runs.Length == 1);
        Assert.Equal("kept", now.Runs[0].Name);
    }

    [Fact]
    public async Task Discovery_TwoNamedDirectories_PrefixTheirRuns()
    {
        using var logs = new TemporaryDirectory();
        ScalarLogFile.Create(logs.Combine("one", "x")).Dispose();
        ScalarLogFile.Create(logs.Combine("two")).Dispose();
        await using var host = await DashboardHost.StartAsync(options => options.LogDirs = ["mine=" + logs.Combine("one"), logs.Combine("two")]);

        var list = await host.WhenRunsAsync(list => list.Runs.Length == 2);

        Assert.Equal(["mine/x", "two"], list.Runs.Select(run => run.Name));
    }

    [Fact]
    public async Task Snapshot_NothingChanged_StaysTheSameObject()
    {
        await using var host = await DashboardHost.StartAsync();
        using var file = host.Write("a");
        file.Append("loss", 1, 10, 0.5f);
        file.Flush();
        var settled = await host.WhenRunsAsync(list => list.Runs is [{ Points: 1 }] && list.Progress.BytesRead == list.Progress.BytesTotal);

        var tags = host.Services.GetService(typeof(TagTable)) as TagTable;
        var builder = new SnapshotBuilder(tags!, TimeProvider.System);
        var first = builder.Next(settled, host.Registry.Runs, [], []);
        var second = builder.Next(first, host.Registry.Runs, [], []);

        Assert.Same(first, second);
    }

    [Fact]
    public async Task Health_FileWithABadRecord_IsListedWithCauseAndPlace()
    {
        await using var host = await DashboardHost.StartAsync();
        string path;
        using (var file = host.Write("broken"))
        {
            file.Append("loss", 1, 10, 0.5f);
            file.Append("loss", 2, 11, 0.4f);
            path = file.Path;
        }

        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^6] ^= 0xFF;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        await host.WhenRunsAsync(list => list.Problems == 1 && list.Runs is [{ Points: 1 }]);
        var row = Assert.Single(host.Registry.Files);
        Assert.Equal("broken", row.Run);
        Assert.Equal(1, row.Skipped);
        Assert.NotNull(row.Fault);
        Assert.False(row.IsDead);
    }

    [Fact]
    public async Task Health_ValuesOfAnotherKind_AreCountedWithoutClaimingAPlace()
    {
        await using var host = await DashboardHost.OverRecordedAsync("edge/tag_type_conflict");

        var row = Assert.Single(host.Registry.Files);
        Assert.Equal("one value of another kind than its tag", row.Fault);
        Assert.Null(row.FaultOffset);
    }

    /// <summary>Lets something happen when the time is asked for, which is when rows begin to be made.</summary>
    private sealed class InterruptingClock(Action interrupt) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            interrupt();
            return System.GetUtcNow();
        }
    }
}
