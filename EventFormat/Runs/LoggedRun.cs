namespace EventFormat.Runs;

/// <summary>One run of a log directory, to be read whole.</summary>
/// <remarks>Nothing is kept between calls: each reads what the files hold then. Safe to use from several threads.</remarks>
public sealed class LoggedRun
{
    private const long Quantum = 16 * 1024 * 1024;
    private readonly RunLocation _location;
    private readonly TimeProvider _time;

    internal LoggedRun(RunLocation location, TimeProvider time) => (_location, _time) = (location, time);

    /// <summary>Directory relative to the log directory, with '/'; "." for the log directory itself.</summary>
    public string Name => _location.Name;

    /// <summary>The run's directory.</summary>
    public string Directory => _location.Directory;

    /// <summary>Its tags of every kind, in the order they were first logged.</summary>
    /// <exception cref="IOException">The run's directory cannot be listed.</exception>
    public async Task<IReadOnlyList<TagInfo>> TagsAsync(CancellationToken cancellation = default) =>
        (await ReadAsync(_ => false, cancellation).ConfigureAwait(false)).Tags;

    /// <summary>The scalars of one tag; null when the run has none of that name.</summary>
    /// <exception cref="IOException">The run's directory cannot be listed.</exception>
    public async Task<ScalarColumns?> ScalarsAsync(string tag, CancellationToken cancellation = default) =>
        (await ReadAsync(name => name == tag, cancellation).ConfigureAwait(false)).ToColumns().FirstOrDefault();

    /// <summary>The scalars of every tag that is included, in ordinal order of tag; of all without <paramref name="include"/>.</summary>
    /// <exception cref="IOException">The run's directory cannot be listed.</exception>
    public async Task<IReadOnlyList<ScalarColumns>> ScalarsAsync(Func<string, bool>? include = null, CancellationToken cancellation = default) =>
        (await ReadAsync(include ?? (_ => true), cancellation).ConfigureAwait(false)).ToColumns();

    private Task<ScalarColumnsSink> ReadAsync(Func<string, bool> include, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var sink = new ScalarColumnsSink(Name, include);
            var tailer = new RunTailer(_location, sink, _time);
            while (tailer.Poll(Quantum).HasMore)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            return tailer.Problem is null ? sink : throw new IOException($"{Directory} cannot be listed: {tailer.Problem}");
        },
        cancellation);
}
