using Dashboard.Web.Security;

namespace Dashboard.Web.Projector.Embeddings;

/// <summary>Loads embeddings, and keeps those used last within bounds of memory.</summary>
/// <remarks>Safe to use from several threads; one that several ask for is loaded once.</remarks>
internal sealed class EmbeddingStore(LoggedTensors tensors) : IDisposable
{
    /// <summary>Bytes of the points that are kept.</summary>
    private const long MostBytes = 512L << 20;

    private readonly SemaphoreSlim _loading = new(1);
    private readonly Lock _gate = new();
    private readonly LinkedList<(object Key, LoadedEmbedding Embedding)> _kept = []; // Used last first; under the lock.

    /// <exception cref="FormatException">It is no embedding that could be shown; the message says why.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public Task<LoadedEmbedding> LoadAsync(EmbeddingSource source, long? step, CancellationToken cancel)
    {
        if (source is LoggedEmbedding logged)
        {
            return KeepAsync((logged.RunId, logged.TagId, step, tensors.StepsOf(logged).Count), () => tensors.ReadAsync(logged, step, cancel), cancel);
        }

        var configured = (ConfiguredEmbedding)source;
        var file = Resolve(configured, TensorPath(configured.Config.TensorPath));
        return KeepAsync(
            (file.FullName, file.LastWriteTimeUtc, file.Length),
            () => Task.Run(() => TensorFile.Read(file.FullName, configured.Config.TensorShape, cancel), cancel),
            cancel);
    }

    /// <summary>A file that a configuration names, within the log directory.</summary>
    /// <exception cref="FormatException">It is not there, or not within.</exception>
    public static FileInfo Resolve(ConfiguredEmbedding source, string path) => ConfinedPath.TryResolve(source.Root, source.Directory, path, out var real, out var fault)
        ? new FileInfo(real)
        : throw new FormatException(fault);

    public void Dispose() => _loading.Dispose();

    private static string TensorPath(string path) => path.Length > 0
        ? path
        : throw new FormatException("Its values stand in a TensorFlow checkpoint, which Monitor does not read. Write them as tab-separated text and name the file by tensor_path.");

    private async Task<LoadedEmbedding> KeepAsync(object key, Func<Task<LoadedEmbedding>> load, CancellationToken cancel)
    {
        if (Recall(key) is { } kept)
        {
            return kept;
        }

        // One at a time: several large files at once would take more memory than what is kept.
        await _loading.WaitAsync(cancel);
        try
        {
            return Recall(key) ?? Keep(key, await load());
        }
        finally
        {
            _loading.Release();
        }
    }

    private LoadedEmbedding? Recall(object key)
    {
        lock (_gate)
        {
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Key.Equals(key))
                {
                    _kept.Remove(node);
                    _kept.AddFirst(node);
                    return node.Value.Embedding;
                }
            }
        }

        return null;
    }

    private LoadedEmbedding Keep(object key, LoadedEmbedding loaded)
    {
        lock (_gate)
        {
            _kept.AddFirst((key, loaded));
            while (_kept.Count > 1 && _kept.Sum(one => one.Embedding.Points.SizeInBytes) > MostBytes)
            {
                _kept.RemoveLast();
            }
        }

        return loaded;
    }
}
