using Dashboard.Web.Api;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Live;

/// <summary>What a page says to be told of new points; the answers are frames, sent by <see cref="LiveConnection"/>.</summary>
internal sealed class LiveHub(LiveConnections connections, ServerInstance instance) : Hub
{
    public const string Path = "/hubs/live";

    private LiveConnection Connection => connections.Get(Context.ConnectionId);

    public override Task OnConnectedAsync()
    {
        connections.Open(Context.ConnectionId);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Close(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>The server's instance id: a page that meets another one than before reloads itself.</summary>
    public string Hello() => instance.Id;

    /// <summary>How values are smoothed from now on; names and strengths are those of <c>/api/series/query</c>.</summary>
    public void SetSmoothing(string smoother, double strength) =>
        Connection.SetSmoothing(Smoothers.Rule(smoother, strength) ?? throw new HubException(Smoothers.Fault(smoother, strength)));

    /// <summary>Watches series from where the page has them: <paramref name="from"/> valid points of a generation.</summary>
    public void Watch(int[]? runs, int[]? tags, long[]? from, int[]? generations)
    {
        if (runs is null || runs.Length != tags?.Length || runs.Length != from?.Length || runs.Length != generations?.Length)
        {
            throw new HubException("The columns of Watch differ in length.");
        }

        if (!Connection.Watch(runs, tags, from, generations))
        {
            throw new HubException($"A page watches at most {LiveConnection.MaxSeries} series.");
        }
    }

    public void Unwatch(int[]? runs, int[]? tags)
    {
        if (runs is null || runs.Length != tags?.Length)
        {
            throw new HubException("The columns of Unwatch differ in length.");
        }

        Connection.Unwatch(runs, tags);
    }
}
