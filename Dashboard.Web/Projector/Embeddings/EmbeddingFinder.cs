using System.Collections.Immutable;
using System.Threading.Channels;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Projector.Embeddings;

/// <summary>Keeps looking which embeddings the log directories have: when the run list changes, and every few seconds.</summary>
/// <remarks>Any thread reads <see cref="Current"/> and <see cref="Problems"/>.</remarks>
internal sealed partial class EmbeddingFinder(
    IRunList runs, RunRegistry registry, LogDirectories directories, LoggedTensors tensors, TimeProvider time, ILogger<EmbeddingFinder> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(250);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Dictionary<string, ConfigFolder> _folders = [];
    private ImmutableArray<EmbeddingSource> _current = [];
    private ImmutableArray<(string Run, string Problem)> _problems = [];

    /// <summary>Raised, on a thread of the pool, when either changed.</summary>
    public event Action? Changed;

    /// <summary>Embeddings in natural order of run, and within it as they are named.</summary>
    public ImmutableArray<EmbeddingSource> Current => _current;

    /// <summary>Configurations that cannot be understood.</summary>
    public ImmutableArray<(string Run, string Problem)> Problems => _problems;

    public EmbeddingSource? Find(string run, string name)
    {
        foreach (var source in _current)
        {
            if (source.Run == run && source.Name == name)
            {
                return source;
            }
        }

        return null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var subscription = runs.Subscribe(() => _wake.Writer.TryWrite(true));
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await RestAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        try
        {
            LookIntoFolders();
            var logged = await tensors.FindAsync(stop);
            var configured = _folders.Values.SelectMany(folder => folder.Embeddings).ToArray();
            var names = configured.Select(source => (source.Run, source.Name)).ToHashSet();
            ImmutableArray<EmbeddingSource> found =
            [
                .. configured.Concat<EmbeddingSource>(logged.Where(source => !names.Contains((source.Run, source.Name))))
                    .OrderBy(source => source.Run, NaturalOrder.Comparer),
            ];
            ImmutableArray<(string, string)> problems = [.. _folders.Values.Where(folder => folder.Problem is not null).Select(folder => (folder.Run, folder.Problem!))];
            if (!found.SequenceEqual(_current) || !problems.SequenceEqual(_problems))
            {
                ImmutableInterlocked.InterlockedExchange(ref _current, found);
                ImmutableInterlocked.InterlockedExchange(ref _problems, problems);
                Changed?.Invoke();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops.
        }
#pragma warning disable CA1031 // Whatever one look met, the next one must come.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LookFailed(e);
        }
    }

    /// <summary>The directories of runs, and those above them: Keras and TensorFlow put the configuration beside the runs.</summary>
    private void LookIntoFolders()
    {
        var folders = new Dictionary<string, ConfigFolder>(StringComparer.Ordinal);
        var all = registry.Runs;
        foreach (var (watched, directory) in directories.All)
        {
            Keep(directory.Root, ".");
            foreach (var run in all)
            {
                var relative = Path.GetRelativePath(directory.Root, run.Directory);
                for (var path = relative; path.Length > 0 && path != "." && !path.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(path); path = Path.GetDirectoryName(path) ?? "")
                {
                    Keep(Path.Combine(directory.Root, path), path.Replace(Path.DirectorySeparatorChar, '/'));
                }
            }

            void Keep(string path, string relative)
            {
                if (!folders.ContainsKey(path))
                {
                    folders.Add(path, _folders.GetValueOrDefault(path) ?? new ConfigFolder(watched.RunName(relative), directory.Root, path));
                }
            }
        }

        foreach (var folder in folders.Values)
        {
            folder.Look();
        }

        _folders = folders;
    }

    private async Task RestAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Breath, time, stop);
            using var rest = new CancellationTokenSource(Interval, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(rest.Token, stop);
            await _wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is over, or the server stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for embeddings failed.")]
    private partial void LookFailed(Exception exception);
}
