using Dashboard.Web.Blobs;
using Dashboard.Web.Ingest;
using EventFormat.Runs;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>The values of one tag that are no scalars, without superseded ones: their steps strictly increase.</summary>
internal sealed class TagValues
{
    private readonly BlobStore _blobs;
    private readonly int[] _valid;

    public TagValues(BlobStore blobs, TailedRun run, TagInfo tag, BlobSequence sequence)
    {
        (_blobs, Run, Tag, Sequence) = (blobs, run, tag, sequence);
        _valid = [.. Enumerable.Range(0, sequence.Count).Where(index => !sequence.IsSuperseded(index))];
    }

    public TailedRun Run { get; }

    public TagInfo Tag { get; }

    public BlobSequence Sequence { get; }

    /// <summary>How many there are.</summary>
    public int Count => _valid.Length;

    /// <summary>Index, in <see cref="Sequence"/>, of the last value; −1 when there is none.</summary>
    public int Last => _valid.Length > 0 ? _valid[^1] : -1;

    /// <summary>Indices, in <see cref="Sequence"/>, of at most <paramref name="count"/> values, evenly spaced, the first and the last among them; of all when null.</summary>
    public int[] Sample(int? count)
    {
        if (count is not { } wanted || wanted >= _valid.Length)
        {
            return _valid;
        }

        return wanted == 1
            ? [_valid[^1]]
            : [.. Enumerable.Range(0, wanted).Select(i => _valid[(int)((long)i * (_valid.Length - 1) / (wanted - 1))])];
    }

    /// <summary>Index, in <see cref="Sequence"/>, of the value at a step; −1 when there is none.</summary>
    public int IndexAt(long step)
    {
        var (low, high) = (0, _valid.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Sequence[_valid[middle]].Step < step ? (middle + 1, high) : (low, middle);
        }

        return low < _valid.Length && Sequence[_valid[low]].Step == step ? _valid[low] : -1;
    }

    /// <summary>Reads and decodes a value; the default when there is none (−1), or when it cannot be read or decoded, which the run's health tells of.</summary>
    public async Task<T?> TryReadAsync<T>(int index, Func<byte[], T> decode, CancellationToken cancel)
    {
        if (index < 0)
        {
            return default;
        }

        try
        {
            return decode(await _blobs.ReadAsync(Run.Id, Sequence, index, cancel));
        }
        catch (Exception e) when (e is SummaryFormatException or IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
