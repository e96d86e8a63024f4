using System.Collections.Concurrent;
using EventFormat.Protos;

namespace EventFormat.Writing;

/// <summary>Logs what TensorBoard shows, to an event file in a run's directory.</summary>
/// <remarks>
/// Safe for any number of threads; never throws for what the disk does (see <see cref="EventFileWriter"/>). Scalars are methods of
/// this type; every other kind has a class of extension methods beside it.
/// </remarks>
public sealed class SummaryWriter : IDisposable, IAsyncDisposable
{
    private readonly EventFileWriterOptions _options;
    private readonly ConcurrentDictionary<string, TagDescription> _descriptions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SummaryWriter> _subRuns = new(StringComparer.Ordinal);

    // Scalars carry no metadata but for the first one of a tag that was described: those that still wait for it.
    private readonly ConcurrentDictionary<string, TagDescription> _undescribedScalars = new(StringComparer.Ordinal);
    private volatile bool _hasUndescribedScalars;
    private bool _isDisposed; // guarded by _subRuns

    /// <summary>Begins a new event file in the run's directory, which is created if need be.</summary>
    public SummaryWriter(string directory, EventFileWriterOptions? options = null)
    {
        _options = options ?? new EventFileWriterOptions();
        File = new EventFileWriter(directory, _options);
    }

    /// <summary>The file this writer appends to: its health, its failures.</summary>
    public EventFileWriter File { get; }

    internal ScalarGroups Groups { get; } = new();

    /// <summary>Logs one number of a series. Stored in single precision, as TensorBoard's readers expect.</summary>
    /// <param name="tag">Name of the series; <c>/</c> groups.</param>
    /// <param name="value">The number; NaN and infinities are kept.</param>
    /// <param name="step">Where on the x-axis: a batch or an epoch, say.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    public void AddScalar(string tag, double value, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(tag);
        CheckWallTime(wallTime);
        if (_hasUndescribedScalars && _undescribedScalars.TryRemove(tag, out _))
        {
            AddValue(ScalarSummary.Create(tag, value), step, wallTime);
            return;
        }

        File.AppendScalar(tag, (float)value, step, wallTime);
    }

    /// <summary>Gives a tag a name to show and a description in markdown. Call it before the tag's first value: the first wins.</summary>
    public void Describe(string tag, string displayName, string description = "")
    {
        ArgumentNullException.ThrowIfNull(tag);
        var words = new TagDescription(displayName, description);
        _descriptions[tag] = words;
        _undescribedScalars[tag] = words;
        _hasUndescribedScalars = true;
    }

    /// <summary>Logs one summary value of any kind: what the other methods end in, and the way for a plugin of your own.</summary>
    public void AddValue(Summary.Types.Value value, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (_descriptions.TryGetValue(value.Tag, out var words))
        {
            var metadata = value.Metadata ??= PluginMetadata.OfOldKind(value);
            metadata.DisplayName = words.DisplayName;
            metadata.SummaryDescription = words.Description;
        }

        AddEvent(new Event { Step = step, Summary = new Summary { Value = { value } } }, wallTime);
    }

    /// <summary>Logs a whole event; its wall time is set.</summary>
    public void AddEvent(Event logged, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(logged);
        CheckWallTime(wallTime);
        logged.WallTime = wallTime ?? File.Now();
        File.Append(logged);
    }

    /// <summary>Says that the writer (re)started at a step: dashboards draw a mark.</summary>
    public void AddSessionStart(long step, double? wallTime = null) =>
        AddEvent(new Event { Step = step, SessionLog = new SessionLog { Status = SessionLog.Types.SessionStatus.Start } }, wallTime);

    /// <inheritdoc cref="EventFileWriter.Flush"/>
    public bool Flush() => FlushAsync().GetAwaiter().GetResult();

    /// <inheritdoc cref="EventFileWriter.Flush"/>
    public async Task<bool> FlushAsync(CancellationToken cancellationToken = default)
    {
        var all = await File.FlushAsync(cancellationToken).ConfigureAwait(false);
        foreach (var run in _subRuns.Values)
        {
            all &= await run.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        return all;
    }

    /// <inheritdoc cref="EventFileWriter.Dispose"/>
    public void Dispose()
    {
        CloseSubRuns();
        File.Dispose();
        foreach (var run in _subRuns.Values)
        {
            run.Dispose();
        }
    }

    /// <inheritdoc cref="EventFileWriter.Dispose"/>
    public async ValueTask DisposeAsync()
    {
        CloseSubRuns();
        await File.DisposeAsync().ConfigureAwait(false);
        foreach (var run in _subRuns.Values)
        {
            await run.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The writer of a run in a directory below this one; disposed and flushed with this one.</summary>
    internal SummaryWriter SubRun(string name)
    {
        lock (_subRuns)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _subRuns.GetOrAdd(name, static (name, parent) => new SummaryWriter(Path.Combine(parent.File.Directory, name), parent._options), this);
        }
    }

    /// <summary>From here on no run below this one begins, so that none is left undisposed.</summary>
    private void CloseSubRuns()
    {
        lock (_subRuns)
        {
            _isDisposed = true;
        }
    }

    private static void CheckWallTime(double? wallTime)
    {
        if (wallTime is { } given && !double.IsFinite(given))
        {
            throw new ArgumentOutOfRangeException(nameof(wallTime), wallTime, "A wall time is finite.");
        }
    }

    private sealed record TagDescription(string DisplayName, string Description);
}
