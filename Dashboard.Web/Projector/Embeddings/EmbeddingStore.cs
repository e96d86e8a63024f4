using Dashboard.Web.Security;

namespace Dashboard.Web.Projector.Embeddings;

/// <summary>Loads embeddings, and keeps those used last within bounds of memory.</summary>
/// <remarks>Safe to use from several threads; one that several ask for is loaded once.</remarks>
internal sealed class EmbeddingStore(LoggedTensors tensors) : IDisposable
{
    /// <summary>Bytes of the points that are kept.</summary>
    public const long MostBytes = 512L << 20;

    private readonly SemaphoreSlim _loading = new(1);
    private readonly LinkedList<(object Key, LoadedEmbedding Embedding)> _kept = [];

    /// <exception cref="FormatException">It is no embedding that could be shown; the message says why.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public async Task<LoadedEmbedding> LoadAsync(EmbeddingSource source, long? step, CancellationToken cancel)
    {
        // One at a time: several large files at once would take more memory than what is kept.
        await _loading.WaitAsync(cancel);
        try
        {
            if (source is not ConfiguredEmbedding configured)
            {
                return await LoadAsync((LoggedEmbedding)source, step, cancel);
            }

            var file = Resolve(configured, TensorPath(configured.Config.TensorPath));
            return await KeepAsync((file.FullName, file.LastWriteTimeUtc, file.Length), () => Task.Run(() => TensorFile.Read(file.FullName, configured.Config.TensorShape, cancel), cancel));
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>A file that a configuration names, within the log directory.</summary>
    /// <exception cref="FormatException">It is not there, or not within.</exception>
    public static FileInfo Resolve(ConfiguredEmbedding source, string path) => ConfinedPath.TryResolve(source.Root, source.Directory, path, out var real, out var fault)
        ? new FileInfo(real)
        : throw new FormatException(fault);

    public void Dispose() => _loading.Dispose();

    private Task<LoadedEmbedding> LoadAsync(LoggedEmbedding source, long? step, CancellationToken cancel)
    {
        var steps = tensors.StepsOf(source);
        return KeepAsync((source.RunId, source.TagId, step, steps.Count), () => tensors.ReadAsync(source, step, cancel));
    }

    private static string TensorPath(string path) => path.Length > 0
        ? path
        : throw new FormatException("Its values stand in a TensorFlow checkpoint, which Monitor does not read. Write them as tab-separated text and name the file by tensor_path.");

    private async Task<LoadedEmbedding> KeepAsync(object key, Func<Task<LoadedEmbedding>> load)
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

        var loaded = await load();
        _kept.AddFirst((key, loaded));
        while (_kept.Count > 1 && _kept.Sum(one => one.Embedding.Points.SizeInBytes) > MostBytes)
        {
            _kept.RemoveLast();
        }

        return loaded;
    }
}
