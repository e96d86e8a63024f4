using System.Collections.Immutable;
using System.Threading.Channels;
using Dashboard.Web.Configuration;
using Dashboard.Web.Live;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>The catalog over LiteDB: one loop opens, reads and writes; changes that come together are written in one transaction.</summary>
/// <remarks>
/// Only the process that holds the lock file opens the database. Another one shows the snapshot file, follows it, and says so. A
/// database that cannot be read is set aside and made again from the snapshot; whatever happens, the dashboard serves.
/// </remarks>
internal sealed partial class CatalogService : BackgroundService, ICatalog
{
    private const int MaxBatch = 512;
    private static readonly TimeSpan SnapshotInterval = TimeSpan.FromSeconds(1);

    private readonly Channel<CatalogRequest> _requests = Channel.CreateBounded<CatalogRequest>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly CatalogFiles _files;
    private readonly CatalogSchema _schema;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Coalescer _snapshots;
    private readonly bool _isReadOnly;
    private readonly Lock _snapshotGate = new(); // One draft at a time.

    // Replaced whole; any thread reads.
    private ImmutableArray<Action> _subscribers = [];
    private CatalogSnapshot _current = CatalogSnapshot.Empty;
    private CatalogState _state = CatalogState.Opening;

    public CatalogService(CatalogFiles files, CatalogSchema schema, IOptions<DashboardOptions> options, TimeProvider time, ILogger<CatalogService> log)
    {
        (_files, _schema, _time, _log, _isReadOnly) = (files, schema, time, log, options.Value.ReadOnly);
        _snapshots = new Coalescer(SnapshotInterval, time, log, WriteSnapshotAsync);
    }

    public CatalogSnapshot Current => Volatile.Read(ref _current);

    public CatalogState State => Volatile.Read(ref _state);

    public IDisposable Subscribe(Action changed)
    {
        ImmutableInterlocked.Update(ref _subscribers, static (all, one) => all.Add(one), changed);
        return new Subscription(this, changed);
    }

    public async Task<CatalogEntry?> ApplyAsync(IReadOnlyList<MarkEdit> edits, string who)
    {
        if (edits.FirstOrDefault(edit => edit.Text?.Length > RunMarks.MaxLength) is { } longer)
        {
            throw new CatalogException($"{longer.Field} has {longer.Text!.Length:N0} characters, more than {RunMarks.MaxLength:N0}.");
        }

        var request = new ApplyRequest(edits, who, null);
        await SendAsync(request);
        return await request.Done.Task;
    }

    public async Task<CatalogEntry?> UndoAsync(long entry, string who)
    {
        var request = new ApplyRequest([], who, entry);
        await SendAsync(request);
        return await request.Done.Task;
    }

    public async Task<ImmutableArray<CatalogEntry>> HistoryAsync(string? run, int count)
    {
        var request = new HistoryRequest(run, count);
        await SendAsync(request);
        return await request.Done.Task;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // Serving does not wait for the disk.
        try
        {
            using var claim = _files.TryClaim();
            if (claim is null)
            {
                await FollowAsync(stoppingToken);
                return;
            }

            using var database = Open();
            if (database is null)
            {
                await RefuseAsync(State.Message, stoppingToken);
            }
            else
            {
                await ServeAsync(database, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop.
        }
#pragma warning disable CA1031 // An edge: without its catalog the dashboard still serves.
        catch (Exception e)
#pragma warning restore CA1031
        {
            CannotBeUsed(e);
            Tell(new CatalogState(false, $"The catalog cannot be used: {e.Message}"));
            await RefuseAsync(State.Message, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            _requests.Writer.TryComplete();
            Refuse("The server is stopping.");
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _snapshots.Dispose();
        base.Dispose();
    }

    private CatalogDatabase? Open()
    {
        try
        {
            var (database, message) = new CatalogOpening(_files, _schema).Open();
            Volatile.Write(ref _current, database.ReadAll());
            Tell(_isReadOnly ? new CatalogState(false, "This server was started with --read-only.") : new CatalogState(true, message ?? ""));
            _snapshots.Signal();
            return database;
        }
        catch (CatalogException e)
        {
            CatalogSnapshotFile.TryRead(_files.Snapshot, out var last);
            Volatile.Write(ref _current, last);
            Tell(new CatalogState(false, e.Message));
            return null;
        }
    }

    private async Task ServeAsync(CatalogDatabase database, CancellationToken stop)
    {
        var writer = new CatalogWriter(database, _time);
        var batch = new List<CatalogRequest>();
        try
        {
            while (await _requests.Reader.WaitToReadAsync(stop))
            {
                while (batch.Count < MaxBatch && _requests.Reader.TryRead(out var request))
                {
                    batch.Add(request);
                }

                if (writer.Serve(batch, Current, _isReadOnly) is { } next)
                {
                    Volatile.Write(ref _current, next);
                    Tell(State);
                    _snapshots.Signal();
                }

                batch.ForEach(request => request.Finish());
                batch.Clear();
            }
        }
        finally
        {
            await WriteSnapshotAsync(CancellationToken.None);
        }
    }

    /// <summary>Another process has the database: its snapshot is shown, and read again when it was replaced.</summary>
    private async Task FollowAsync(CancellationToken stop)
    {
        const string Message = "Another Monitor has this catalog open: what people said is shown as that one last wrote it, and is changed there.";
        Tell(new CatalogState(false, Message));
        var seen = default(DateTime);
        using var timer = new PeriodicTimer(SnapshotInterval, _time);
        do
        {
            Refuse(Message);
            var written = File.GetLastWriteTimeUtc(_files.Snapshot);
            if (written != seen && CatalogSnapshotFile.TryRead(_files.Snapshot, out var snapshot))
            {
                seen = written;
                Volatile.Write(ref _current, snapshot);
                Tell(State);
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    private async Task RefuseAsync(string message, CancellationToken stop)
    {
        while (await _requests.Reader.WaitToReadAsync(stop))
        {
            Refuse(message);
        }
    }

    private void Refuse(string message)
    {
        while (_requests.Reader.TryRead(out var request))
        {
            request.Fail(new CatalogException(message));
        }
    }

    private async Task SendAsync(CatalogRequest request)
    {
        try
        {
            await _requests.Writer.WriteAsync(request);
        }
        catch (ChannelClosedException)
        {
            throw new CatalogException("The server is stopping.");
        }
    }

    private Task WriteSnapshotAsync(CancellationToken cancel)
    {
        try
        {
            lock (_snapshotGate)
            {
                CatalogSnapshotFile.Write(_files.Snapshot, Current);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            SnapshotFailed(e); // The database has it all.
        }

        return Task.CompletedTask;
    }

    private void Tell(CatalogState state)
    {
        Volatile.Write(ref _state, state);
        foreach (var subscriber in _subscribers)
        {
            subscriber();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The catalog cannot be used.")]
    private partial void CannotBeUsed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The catalog's snapshot could not be written.")]
    private partial void SnapshotFailed(Exception exception);

    private sealed class Subscription(CatalogService catalog, Action changed) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref catalog._subscribers, static (all, one) => all.Remove(one), changed);
    }
}
