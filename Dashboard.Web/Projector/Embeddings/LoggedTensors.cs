using Dashboard.Web.Blobs;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Projector.Embeddings;

/// <summary>The tensors of event files that are embeddings: two dimensions, several points.</summary>
internal sealed class LoggedTensors(IRunList runs, BlobStore blobs)
{
    // A vector, or a pair of rows, is no cloud of points.
    private const int FewestPoints = 3;
    private const int FewestDimensions = 2;

    // Values are decoded one tensor at a time; a larger message is no embedding that could be shown.
    private const int MostBytes = 8 * LoadedEmbedding.MostValues / 2;

    // What was looked at; used by one thread at a time.
    private Dictionary<(int Run, int Tag), bool> _known = [];

    /// <summary>The embeddings that runs hold now.</summary>
    public async Task<IReadOnlyList<LoggedEmbedding>> FindAsync(CancellationToken cancel)
    {
        var snapshot = runs.Current;
        var tags = snapshot.Tags.Where(tag => tag.Kind == SummaryKind.Tensor).ToDictionary(tag => tag.Id);
        var (known, found) = (new Dictionary<(int, int), bool>(), new List<LoggedEmbedding>());
        foreach (var run in snapshot.Runs)
        {
            foreach (var id in run.TagIds)
            {
                if (tags.TryGetValue(id, out var tag) && await IsEmbeddingAsync(run.Id, id, cancel) is { } isEmbedding)
                {
                    known[(run.Id, id)] = isEmbedding;
                    if (isEmbedding)
                    {
                        found.Add(new LoggedEmbedding(run.Name, tag.Name, run.Id, id));
                    }
                }
            }
        }

        _known = known;
        return found;
    }

    /// <summary>The steps of an embedding's values, in the order (file name, offset); none when it is gone.</summary>
    public IReadOnlyList<long> StepsOf(LoggedEmbedding source) => blobs.Find(source.RunId, source.TagId) is { } sequence
        ? [.. Enumerable.Range(0, sequence.Count).Select(i => sequence[i].Step)]
        : [];

    /// <summary>Reads the last value of a step, or the last of all.</summary>
    /// <exception cref="FormatException">It is no embedding.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public async Task<LoadedEmbedding> ReadAsync(LoggedEmbedding source, long? step, CancellationToken cancel)
    {
        var sequence = blobs.Find(source.RunId, source.TagId) ?? throw new FileNotFoundException("The run is gone.");
        var index = sequence.Count - 1;
        while (index > 0 && step is not null && sequence[index].Step != step)
        {
            index--;
        }

        var tensor = await DecodeAsync(source.RunId, sequence, index, cancel);
        if (!IsEmbedding(tensor))
        {
            throw new FormatException($"The tensor of shape [{string.Join(", ", tensor.Shape)}] is no table of points.");
        }

        return LoadedEmbedding.Of([.. tensor.Numbers.Select(number => (float)number)], (int)tensor.Shape[0], (int)tensor.Shape[1]);
    }

    /// <summary>Null while there is no value yet.</summary>
    private async Task<bool?> IsEmbeddingAsync(int run, int tag, CancellationToken cancel)
    {
        if (_known.TryGetValue((run, tag), out var known))
        {
            return known;
        }

        if (blobs.Find(run, tag) is not { Count: > 0 } sequence)
        {
            return null;
        }

        try
        {
            return IsEmbedding(await DecodeAsync(run, sequence, sequence.Count - 1, cancel));
        }
        catch (FormatException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // Tried again with the next look.
        }
    }

    private async Task<TensorValue> DecodeAsync(int run, BlobSequence sequence, int index, CancellationToken cancel) => sequence[index].Length > MostBytes
        ? throw new FormatException($"The tensor has {sequence[index].Length:N0} bytes; {MostBytes:N0} are read at most.")
        : TensorValue.Decode(await blobs.ReadAsync(run, sequence, index, cancel));

    private static bool IsEmbedding(TensorValue tensor) =>
        tensor.Shape is [>= FewestPoints, >= FewestDimensions] && tensor.Numbers.Count > 0 && tensor.Numbers.Count <= LoadedEmbedding.MostValues;
}
