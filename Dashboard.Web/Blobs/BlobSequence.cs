using System.Collections;
using System.Runtime.CompilerServices;
using Dashboard.Web.Series;
using EventFormat.Runs;

namespace Dashboard.Web.Blobs;

/// <summary>Every value of one tag of one run that is no scalar, in the order (file name, offset), as last committed; immutable.</summary>
internal sealed class BlobSequence
{
    private static readonly ConditionalWeakTable<BlobIndex, BlobSequence> Made = [];

    private readonly BlobPart[] _parts;
    private readonly int[] _firstOfPart;
    private readonly BitArray _superseded;

    private BlobSequence(BlobIndex index)
    {
        _parts = [.. index.Parts];
        _firstOfPart = new int[_parts.Length];
        for (var i = 1; i < _parts.Length; i++)
        {
            _firstOfPart[i] = _firstOfPart[i - 1] + _parts[i - 1].Blobs.Count;
        }

        Count = index.Count;
        _superseded = new BitArray(Count);
        MarkSuperseded();
    }

    /// <summary>Values, superseded ones included.</summary>
    public int Count { get; }

    /// <summary>Values that a later one of the same or a smaller step supersedes.</summary>
    public int SupersededCount { get; private set; }

    public BlobPoint this[int index]
    {
        get
        {
            var part = PartOf(index);
            return _parts[part].Blobs[index - _firstOfPart[part]];
        }
    }

    public static BlobSequence Of(BlobIndex index) => Made.GetValue(index, static index => new BlobSequence(index));

    /// <summary>Name, within the run, of the file that a value stands in.</summary>
    public string FileNameOf(int index) => _parts[PartOf(index)].FileName;

    public bool IsSuperseded(int index) => _superseded[index];

    // The rule of scalars: a value at step s supersedes those before it at steps ≥ s.
    private void MarkSuperseded()
    {
        long least = long.MaxValue;
        var index = Count;
        for (var part = _parts.Length - 1; part >= 0; part--)
        {
            var blobs = _parts[part].Blobs.AsSpan();
            for (var i = blobs.Length - 1; i >= 0; i--)
            {
                index--;
                if (index < Count - 1 && blobs[i].Step >= least)
                {
                    _superseded[index] = true;
                    SupersededCount++;
                }

                least = Math.Min(least, blobs[i].Step);
            }
        }
    }

    private int PartOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var part = _parts.Length - 1;
        while (_firstOfPart[part] > index)
        {
            part--;
        }

        return part;
    }
}
