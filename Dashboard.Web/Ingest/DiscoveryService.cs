using System.Collections.Immutable;
using System.Threading.Channels;

namespace Dashboard.Web.Ingest;

/// <summary>Keeps looking for runs: every second, at once when the file system says so, more rarely where a look takes long.</summary>
internal sealed partial class DiscoveryService : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Least time between two looks, however many directories are being made.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <summary>Looking takes at most one part in so many of a core.</summary>
    private const int Share = 40;

    private readonly RunDiscovery _discovery;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ImmutableArray<DirectoryNotifications> _notifications;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public DiscoveryService(LogDirectories directories, RunDiscovery discovery, TimeProvider time, ILogger<DiscoveryService> log)
    {
        (_discovery, _time, _log) = (discovery, time, log);
        _notifications = [.. directories.All.Select(one => new DirectoryNotifications(one.Directory.Root, OnChanged))];
    }

    public override void Dispose()
    {
        foreach (var notifications in _notifications)
        {
            notifications.Dispose();
        }

        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = _time.GetTimestamp();
            Look();
            var wait = _time.GetElapsedTime(began) * Share;
            await RestAsync(wait > Interval ? wait : Interval, stoppingToken);
        }
    }

    private void Look()
    {
        try
        {
            foreach (var notifications in _notifications)
            {
                notifications.Ensure();
            }

            _discovery.Look();
        }
#pragma warning disable CA1031 // Whatever one look met, the next one must come.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LookFailed(e);
        }
    }

    /// <summary>Waits until the time is over or a notification comes.</summary>
    private async Task RestAsync(TimeSpan wait, CancellationToken stop)
    {
        try
        {
            await Task.Delay(Breath, _time, stop);
            using var rest = new CancellationTokenSource(wait - Breath, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(rest.Token, stop);
            await _wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is over, or the server stops.
        }
    }

    /// <summary>A known run's files: its turn comes. Anything else may be a new or a vanished run.</summary>
    private void OnChanged(string path)
    {
        var isRun = Path.GetDirectoryName(path) is { } directory && _discovery.Wake(directory);
        if (!isRun || !File.Exists(path))
        {
            _wake.Writer.TryWrite(true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for runs failed.")]
    private partial void LookFailed(Exception exception);
}
