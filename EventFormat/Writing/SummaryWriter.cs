namespace EventFormat.Writing;

/// <summary>Logs what TensorBoard shows, to an event file in a run's directory.</summary>
/// <remarks>Safe for any number of threads; never throws for what the disk does (see <see cref="EventFileWriter"/>).</remarks>
public sealed class SummaryWriter : IDisposable, IAsyncDisposable
{
    private readonly EventFileWriter _file;

    /// <summary>Begins a new event file in the run's directory, which is created if need be.</summary>
    public SummaryWriter(string directory, EventFileWriterOptions? options = null) => _file = new EventFileWriter(directory, options);

    /// <summary>The file this writer appends to: its health, its failures.</summary>
    public EventFileWriter File => _file;

    /// <summary>Logs one number of a series. Stored in single precision, as TensorBoard's readers expect.</summary>
    /// <param name="tag">Name of the series; <c>/</c> groups.</param>
    /// <param name="value">The number; NaN and infinities are kept.</param>
    /// <param name="step">Where on the x-axis: a batch or an epoch, say.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    public void AddScalar(string tag, double value, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (wallTime is { } given && !double.IsFinite(given))
        {
            throw new ArgumentOutOfRangeException(nameof(wallTime), wallTime, "A wall time is finite.");
        }

        _file.AppendScalar(tag, (float)value, step, wallTime);
    }

    /// <inheritdoc cref="EventFileWriter.Flush"/>
    public bool Flush() => _file.Flush();

    /// <inheritdoc cref="EventFileWriter.Flush"/>
    public Task<bool> FlushAsync(CancellationToken cancellationToken = default) => _file.FlushAsync(cancellationToken);

    /// <inheritdoc cref="EventFileWriter.Dispose"/>
    public void Dispose() => _file.Dispose();

    /// <inheritdoc cref="EventFileWriter.Dispose"/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
