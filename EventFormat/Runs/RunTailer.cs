namespace EventFormat.Runs;

/// <summary>Follows all event files of one run, as they grow, come, go and are replaced, and tells a sink what they hold.</summary>
/// <remarks>
/// Synchronous, and used by one thread at a time; <see cref="Files"/> and <see cref="Problem"/> may be read from any thread.
/// What the sink ends up with depends on the bytes on disk only, not on when polls happened. No handle stays open between polls.
/// </remarks>
public sealed class RunTailer
{
    private const int Absent = 0;
    private readonly RunLocation _run;
    private readonly IRunSink _sink;
    private readonly TimeProvider _time;
    private readonly RunTailerOptions _options;
    private readonly EventDispatcher _dispatcher;

    // Every file ever seen, by id: ids are never reused, and a file that comes back keeps its own.
    private readonly List<EventFileTailer> _known = [];
    private readonly Dictionary<string, EventFileTailer> _byName = new(StringComparer.Ordinal);
    private List<(EventFileTailer File, EventFileStat Stat)> _present = [];
    private bool _hasToldSink;

    /// <summary>Starts with nothing read.</summary>
    public RunTailer(RunLocation run, IRunSink sink, TimeProvider time, RunTailerOptions? options = null)
    {
        (_run, _sink, _time, _options) = (run, sink, time, options ?? new RunTailerOptions());
        _dispatcher = new EventDispatcher(sink);
    }

    /// <summary>The run's files, in ordinal order of name, as the last poll left them.</summary>
    public IReadOnlyList<EventFileHealth> Files { get; private set; } = [];

    /// <summary>Why the run's directory cannot be listed now; null when it can. What was read stays.</summary>
    public string? Problem { get; private set; }

    /// <summary>Looks for changes and reads about <paramref name="byteBudget"/> bytes of them, files in ordinal order of name.</summary>
    public PollResult Poll(long byteBudget)
    {
        _hasToldSink = false;
        var hasChanged = List();
        long bytesRead = 0;
        var hasMore = false;
        for (var next = 0; next < _present.Count; next++)
        {
            var (file, stat) = _present[next];
            if (!file.NeedsReading(stat))
            {
                continue;
            }

            if (bytesRead >= byteBudget)
            {
                hasMore = true;
                break;
            }

            var before = file.State.ToHealth();
            var outcome = file.Poll(stat, byteBudget - bytesRead);
            hasChanged |= outcome is TailOutcome.Replaced or TailOutcome.Redefines || file.State.ToHealth() != before;
            if (outcome is TailOutcome.Replaced or TailOutcome.Redefines)
            {
                // The same file again, or all of them.
                next = Forget(file, outcome) ? -1 : next - 1;
                continue;
            }

            bytesRead += file.State.BytesRead - before.BytesRead;
            hasMore |= outcome == TailOutcome.HasMore;
        }

        return Finish(bytesRead, hasMore, hasChanged);
    }

    private PollResult Finish(long bytesRead, bool hasMore, bool hasChanged)
    {
        if (bytesRead > 0 || _hasToldSink)
        {
            _sink.Commit();
        }

        if (hasChanged)
        {
            Files = [.. _present.Select(entry => entry.File.State.ToHealth())];
        }

        return new PollResult(bytesRead, hasMore, hasChanged);
    }

    /// <summary>Matches the files known with those in the directory; true when one came or went.</summary>
    private bool List()
    {
        List<EventFileStat> listing;
        try
        {
            listing = EventFileListing.Read(_run);
            Problem = null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Problem = failure.Message;
            return false;
        }

        var before = _present;
        foreach (var (file, _) in before)
        {
            file.State.Rank = Absent;
        }

        _present = new List<(EventFileTailer, EventFileStat)>(listing.Count);
        foreach (var stat in listing)
        {
            var file = Know(stat.Name);
            _present.Add((file, stat));
            file.State.Rank = _present.Count;
            file.State.Length = Math.Max(0, stat.Length); // known before the file's turn to be read: progress counts it
        }

        var hasChanged = before.Count != _present.Count;
        foreach (var (file, _) in before)
        {
            if (file.State.Rank == Absent)
            {
                hasChanged = true;
                Forget(file, TailOutcome.Replaced);
            }
        }

        return hasChanged;
    }

    private EventFileTailer Know(string name)
    {
        if (!_byName.TryGetValue(name, out var file))
        {
            var state = new EventFileState(_known.Count, name);
            file = new EventFileTailer(Path.Combine(_run.Directory, name), state, _dispatcher, _time, _options);
            file.Rewind();
            _known.Add(file);
            _byName.Add(name, file);
            _sink.FileAdded(state.Id, name);
            _hasToldSink = true;
        }

        return file;
    }

    /// <summary>Forgets a file; the whole run, and then true, where tags depend on the file or their meaning changes.</summary>
    private bool Forget(EventFileTailer file, TailOutcome cause)
    {
        _hasToldSink = true;
        if (cause == TailOutcome.Replaced && !file.State.DefinesTags)
        {
            _sink.FileReset(file.State.Id);
            file.Rewind();
            return false;
        }

        _sink.RunReset();
        _dispatcher.Clear();
        foreach (var known in _known)
        {
            known.Rewind();
            _sink.FileAdded(known.State.Id, known.State.Name);
        }

        return true;
    }
}
