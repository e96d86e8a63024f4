using Dashboard.Web.Security;

namespace Dashboard.Web.Projector.Embeddings;

/// <summary>A directory that may hold a <c>projector_config.pbtxt</c>, read again only when that file changed.</summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class ConfigFolder(string run, string root, string directory)
{
    public const string FileName = "projector_config.pbtxt";

    private const long MostBytes = 4 << 20;

    private (DateTime Written, long Length) _stamp;

    /// <summary>Name of the directory, as runs are named.</summary>
    public string Run => run;

    public IReadOnlyList<ConfiguredEmbedding> Embeddings { get; private set; } = [];

    /// <summary>Why the file cannot be understood; null when it can, or is not there.</summary>
    public string? Problem { get; private set; }

    /// <summary>Looks again.</summary>
    public void Look()
    {
        var file = new FileInfo(Path.Combine(directory, FileName));
        var stamp = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        if (stamp == _stamp)
        {
            return;
        }

        _stamp = stamp;
        (Embeddings, Problem) = ([], null);
        if (file.Exists)
        {
            Read();
        }
    }

    private void Read()
    {
        if (!ConfinedPath.TryResolve(root, directory, FileName, out var path, out var fault))
        {
            Problem = fault;
            return;
        }

        try
        {
            Embeddings = new FileInfo(path).Length > MostBytes
                ? throw new FormatException($"more than {MostBytes:N0} bytes")
                : [.. ProjectorConfigText.Parse(File.ReadAllText(path)).Embeddings
                    .Select(config => new ConfiguredEmbedding(run, config.TensorName, root, directory, config))
                    .DistinctBy(embedding => embedding.Name)]; // PyTorch's writer repeats itself in older versions.
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            Problem = $"{FileName}: {e.Message}";
        }
    }
}
