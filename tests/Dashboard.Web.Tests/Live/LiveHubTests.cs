using System.Buffers.Binary;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Live;

public sealed class LiveHubTests
{
    private const uint Requery = 64;
    private const uint Retold = 512;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Hello_TwoConnections_MeetTheSameInstance()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var one = await ConnectAsync(host);
        await using var two = await ConnectAsync(host);
        var id = await one.InvokeAsync<string>("Hello", TestContext.Current.CancellationToken);
        Assert.NotEmpty(id);
        Assert.Equal(id, await two.InvokeAsync<string>("Hello", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Watch_SeriesGrows_DeltaBringsThePointsFromTheCursorOn()
    {
        await using var host = await DashboardHost.StartAsync();
        using var file = host.Write("run");
        var (run, tag) = await FirstPointAsync(host, file);
        await using var connection = await ConnectAsync(host);
        var frames = Frames(connection);
        await WatchAsync(connection, run, tag, from: 1);

        file.Append("loss", 2, 11, 0.25f);
        file.Flush();

        var frame = await frames.Take();
        Assert.Equal((run, tag, 1L, 2L, 1), (frame.Run, frame.Tag, frame.From, frame.Total, frame.Count));
    }

    [Fact]
    public async Task Watch_PageIsBehind_IsToldAtOnce()
    {
        await using var host = await DashboardHost.StartAsync();
        using var file = host.Write("run");
        var (run, tag) = await FirstPointAsync(host, file);
        await using var connection = await ConnectAsync(host);
        var frames = Frames(connection);

        await WatchAsync(connection, run, tag, from: 0);

        Assert.Equal(1, (await frames.Take()).Count);
    }

    [Fact]
    public async Task Watch_OtherGeneration_IsToldToAskAgain()
    {
        await using var host = await DashboardHost.StartAsync();
        using var file = host.Write("run");
        var (run, tag) = await FirstPointAsync(host, file);
        await using var connection = await ConnectAsync(host);
        var frames = Frames(connection);

        await WatchAsync(connection, run, tag, from: 1, generation: 77);

        Assert.Equal(Requery, (await frames.Take()).Flags & Requery);
    }

    [Fact]
    public async Task Unwatch_SeriesGrows_NothingIsSent()
    {
        await using var host = await DashboardHost.StartAsync();
        using var file = host.Write("run");
        using var other = host.Write("other");
        var (run, tag) = await FirstPointAsync(host, file);
        var (otherRun, otherTag) = await FirstPointAsync(host, other);
        await using var connection = await ConnectAsync(host);
        var frames = Frames(connection);
        await WatchAsync(connection, run, tag, from: 1);
        await WatchAsync(connection, otherRun, otherTag, from: 1);
        await connection.InvokeAsync("Unwatch", new[] { run }, new[] { tag }, TestContext.Current.CancellationToken);

        file.Append("loss", 2, 11, 1);
        file.Flush();
        await host.WhenRunsAsync(list => list.Runs.Any(row => row.Id == run && row.Points == 2));
        other.Append("loss", 2, 11, 1);
        other.Flush();

        Assert.Equal(otherRun, (await frames.Take()).Run);
    }

    [Fact]
    public async Task Watch_ColumnsDifferInLength_IsRefusedAndTheConnectionGoesOn()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var connection = await ConnectAsync(host);
        await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync(
            "Watch", new[] { 1, 2 }, new[] { 1 }, new[] { 0L }, new[] { 0 }, TestContext.Current.CancellationToken));
        Assert.NotEmpty(await connection.InvokeAsync<string>("Hello", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Watch_ColumnsThatAreMissing_AreRefusedInWords()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var connection = await ConnectAsync(host);
        var watch = await Assert.ThrowsAsync<HubException>(() => connection.InvokeCoreAsync("Watch", [null, null, null, null], TestContext.Current.CancellationToken));
        var unwatch = await Assert.ThrowsAsync<HubException>(() => connection.InvokeCoreAsync("Unwatch", [new[] { 1 }, null], TestContext.Current.CancellationToken));
        Assert.Contains("differ in length", watch.Message, StringComparison.Ordinal);
        Assert.Contains("differ in length", unwatch.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_FullPageSaysAgainWhereItIs_IsStillWatching()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var connection = await ConnectAsync(host);
        var ids = Enumerable.Range(0, LiveConnection.MaxSeries).ToArray();
        for (var i = 0; i < 2; i++)
        {
            await connection.InvokeAsync("Watch", ids, ids, new long[ids.Length], new int[ids.Length], TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Watch_MoreSeriesThanAllowed_IsRefused()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var connection = await ConnectAsync(host);
        var ids = Enumerable.Range(0, LiveConnection.MaxSeries + 1).ToArray();
        var refusal = await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync(
            "Watch", ids, ids, new long[ids.Length], new int[ids.Length], TestContext.Current.CancellationToken));
        Assert.Contains("at most", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ema", double.NaN)]
    [InlineData("ema", -0.1)]
    [InlineData("ema", 1.1)]
    [InlineData("average", 1e9)]
    [InlineData("median", 1)]
    [InlineData(null, 1)]
    public async Task SetSmoothing_ThatIsNone_IsRefused(string? smoother, double strength)
    {
        await using var host = await DashboardHost.StartAsync();
        await using var connection = await ConnectAsync(host);
        await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync("SetSmoothing", smoother, strength, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SetSmoothing_OfAWindow_TellsTheLastPointsAgain()
    {
        await using var host = await DashboardHost.StartAsync();
        using var file = host.Write("run");
        var (run, tag) = await FirstPointAsync(host, file);
        await using var connection = await ConnectAsync(host);
        var frames = Frames(connection);
        await connection.InvokeAsync("SetSmoothing", "average", 3.0, TestContext.Current.CancellationToken);
        await WatchAsync(connection, run, tag, from: 1);

        file.Append("loss", 2, 11, 0.25f);
        file.Flush();

        var frame = await frames.Take();
        Assert.Equal((0L, 2L, 2, Retold), (frame.From, frame.Total, frame.Count, frame.Flags & Retold));
    }

    private static async Task<(int Run, int Tag)> FirstPointAsync(DashboardHost host, ScalarLogFile file)
    {
        var name = Path.GetFileName(Path.GetDirectoryName(file.Path));
        file.Append("loss", 1, 10, 0.5f);
        file.Flush();
        var list = await host.WhenRunsAsync(list => list.Runs.Any(run => run.Name == name && run.Points == 1));
        var row = list.Runs.Single(run => run.Name == name);
        return (row.Id, row.TagIds[0]);
    }

    private static Task WatchAsync(HubConnection connection, int run, int tag, long from, int generation = 0) => connection.InvokeAsync(
        "Watch", new[] { run }, new[] { tag }, new[] { from }, new[] { generation }, TestContext.Current.CancellationToken);

    private static async Task<HubConnection> ConnectAsync(DashboardHost host)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(host.Url, LiveHub.Path)).AddMessagePackProtocol().Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static Inbox Frames(HubConnection connection) => new(connection);

    private sealed record Head(int Run, int Tag, int Count, uint Flags, long From, long Total);

    /// <summary>The frames that came, each read as far as the head of its first series.</summary>
    private sealed class Inbox
    {
        private readonly System.Threading.Channels.Channel<byte[]> _frames = System.Threading.Channels.Channel.CreateUnbounded<byte[]>();

        public Inbox(HubConnection connection) => connection.On<byte[]>("Delta", frame => _frames.Writer.TryWrite(frame));

        public async Task<Head> Take()
        {
            var frame = await _frames.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
            Assert.Equal("MFR1"u8.ToArray(), frame[..4]);
            var head = frame.AsSpan(16);
            return new Head(
                BinaryPrimitives.ReadInt32LittleEndian(head),
                BinaryPrimitives.ReadInt32LittleEndian(head[4..]),
                BinaryPrimitives.ReadInt32LittleEndian(head[8..]),
                BinaryPrimitives.ReadUInt32LittleEndian(head[12..]),
                BinaryPrimitives.ReadInt64LittleEndian(head[16..]),
                BinaryPrimitives.ReadInt64LittleEndian(head[24..]));
        }
    }
}
