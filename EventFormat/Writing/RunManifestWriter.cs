namespace EventFormat.Writing;

/// <summary>Keeps the manifest of a living run: its start, its heartbeat, what changes, its end.</summary>
/// <remarks>Safe for any number of threads; never throws for what the disk does: see <see cref="Failed"/>; the next heartbeat tries again.</remarks>
public sealed class RunManifestWriter : IDisposable, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;
    private RunManifest _manifest;
    private bool _isFailing;
    private bool _isEnded;

    /// <summary>Writes the manifest into the run's directory and begins to renew its heartbeat.</summary>
    /// <param name="directory">The run's directory; created if need be.</param>
    /// <param name="manifest">What is known at the start; the start itself, the host and the command line are filled in.</param>
    /// <param name="heartbeat">How often; 15 seconds by default.</param>
    /// <param name="timeProvider">Where times come from.</param>
    public RunManifestWriter(string directory, RunManifest? manifest = null, TimeSpan? heartbeat = null, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var interval = heartbeat ?? TimeSpan.FromSeconds(15);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero, nameof(heartbeat));
        Directory = Path.GetFullPath(directory);
        _timeProvider = timeProvider ?? TimeProvider.System;
        manifest ??= new RunManifest();
        _manifest = manifest with
        {
            Started = manifest.Started ?? _timeProvider.GetUtcNow(),
            Host = manifest.Host ?? RunHost.Current(),
            CommandLine = manifest.CommandLine.Count > 0 ? manifest.CommandLine : Environment.GetCommandLineArgs(),
            HeartbeatSeconds = interval.TotalSeconds,
            Status = RunStatus.Running,
        };
        Update(static manifest => manifest);
        _timer = _timeProvider.CreateTimer(_ => Update(static manifest => manifest), null, interval, interval);
    }

    /// <summary>Raised when writing turns from working to failing.</summary>
    public event EventHandler<WriterFailedEventArgs>? Failed;

    /// <summary>The run's directory.</summary>
    public string Directory { get; }

    /// <summary>What was said so far.</summary>
    public RunManifest Manifest
    {
        get
        {
            lock (_gate)
            {
                return _manifest;
            }
        }
    }

    /// <summary>Changes what the manifest says, and writes it; false when that failed. Nothing changes after the end.</summary>
    public bool Update(Func<RunManifest, RunManifest> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Exception? news;
        lock (_gate)
        {
            if (_isEnded)
            {
                return false;
            }

            _manifest = change(_manifest) with { Heartbeat = _timeProvider.GetUtcNow() };
            news = Write();
        }

        if (news is not null)
        {
            Raise(news);
        }

        return !_isFailing;
    }

    /// <summary>States how the run ended, and writes it for the last time; false when that failed.</summary>
    public bool End(RunStatus status, string reason = "")
    {
        var written = Update(manifest => manifest with { Status = status, Reason = reason, Ended = _timeProvider.GetUtcNow() });
        lock (_gate)
        {
            _isEnded = true;
        }

        _timer.Dispose();
        return written;
    }

    /// <summary>Ends the run as finished, unless it has ended.</summary>
    public void Dispose() => End(RunStatus.Finished);

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _timer.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Writes under the lock, so that no older state replaces a newer one; returns a failure that is news.</summary>
    private Exception? Write()
    {
        try
        {
            RunManifestFile.Write(Directory, _manifest);
            _isFailing = false;
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            var isNews = !_isFailing;
            _isFailing = true;
            return isNews ? cause : null;
        }
    }

    private void Raise(Exception cause)
    {
        try
        {
            Failed?.Invoke(this, new WriterFailedEventArgs(Path.Combine(Directory, RunManifest.FileName), cause));
        }
#pragma warning disable CA1031 // An edge: a subscriber's fault must not reach training code or the timer.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
