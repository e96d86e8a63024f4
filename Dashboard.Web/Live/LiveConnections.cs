using System.Collections.Concurrent;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Live;

/// <summary>The open connections of pages.</summary>
internal sealed class LiveConnections(
    IHubContext<LiveHub> hub,
    RunRegistry registry,
    SeriesWatchers watchers,
    TimeProvider time,
    ILoggerFactory logs)
{
    private readonly ConcurrentDictionary<string, LiveConnection> _byId = new();
    private readonly ILogger _log = logs.CreateLogger<LiveConnections>();

    public int Count => _byId.Count;

    public void Open(string id)
    {
        var client = hub.Clients.Client(id);
        _byId[id] = new LiveConnection(registry, watchers, time, _log, (frame, cancel) => client.SendAsync("Delta", frame, cancel));
    }

    /// <exception cref="HubException">The connection was closed meanwhile.</exception>
    public LiveConnection Get(string id) => _byId.TryGetValue(id, out var found) ? found : throw new HubException("This connection is closed.");

    public void Close(string id)
    {
        if (_byId.TryRemove(id, out var connection))
        {
            connection.Dispose();
        }
    }
}
