namespace Dashboard.Web.Ingest;

/// <summary>The file system's notifications below one directory; where it has none to give, nothing happens and polling must do.</summary>
/// <remarks>They only ever wake: network disks send none, and any may be lost.</remarks>
internal sealed class DirectoryNotifications : IDisposable
{
    private readonly string _root;
    private readonly Action<string> _changed;

    // Under the lock.
    private readonly Lock _lock = new();
    private FileSystemWatcher? _watcher;
    private bool _isDisposed;

    /// <param name="root">The directory, which need not exist yet.</param>
    /// <param name="changed">Told the full path of what changed, on any thread.</param>
    public DirectoryNotifications(string root, Action<string> changed) => (_root, _changed) = (root, changed);

    /// <summary>Begins to listen if it does not yet, and the directory is there.</summary>
    public void Ensure()
    {
        lock (_lock)
        {
            if (_watcher is null && !_isDisposed && Directory.Exists(_root))
            {
                _watcher = TryWatch();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Stop_NeedsLock();
        }
    }

    private FileSystemWatcher? TryWatch()
    {
        var watcher = new FileSystemWatcher
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.Size | NotifyFilters.LastWrite,
        };
        try
        {
            watcher.Path = _root;
            watcher.Changed += (_, e) => _changed(e.FullPath);
            watcher.Created += (_, e) => _changed(e.FullPath);
            watcher.Deleted += (_, e) => _changed(e.FullPath);
            watcher.Renamed += (_, e) => _changed(e.FullPath);
            watcher.Error += (_, _) => Restart();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // Gone again, or the system's limit of watches is reached.
            watcher.Dispose();
            return null;
        }
    }

    /// <summary>Events were lost or the directory went away: whoever looks next begins anew.</summary>
    private void Restart()
    {
        lock (_lock)
        {
            Stop_NeedsLock();
        }

        _changed(_root);
    }

    private void Stop_NeedsLock()
    {
        _watcher?.Dispose();
        _watcher = null;
    }
}
