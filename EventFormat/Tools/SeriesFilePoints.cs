namespace EventFormat.Tools;

/// <summary>Which of the points that one file gives one series stand, told by a first reading to a second one.</summary>
/// <remarks>
/// A point is superseded when a later one stands at its step or below. The first of those is always a descent: a point whose
/// step is not above its predecessor's. So only descents are kept, of them only those that no later one undercuts, and those
/// at equal strides as one. Points beyond those of the first reading count as not yet written.
/// </remarks>
internal sealed class SeriesFilePoints
{
    private readonly DescentList _descents = new();
    private long _count;
    private long _previous;
    private long _reached;

    /// <summary>The smallest step of the file.</summary>
    public long MinStep { get; private set; } = long.MaxValue;

    /// <summary>The smallest step of the files behind this one; null without any.</summary>
    public long? Cut { get; set; }

    /// <summary>Notes the next point, at the first reading.</summary>
    public void Note(long step)
    {
        if (_count > 0 && step <= _previous)
        {
            _descents.Append(_count, step);
        }

        MinStep = Math.Min(MinStep, step);
        _previous = step;
        _count++;
    }

    /// <summary>Meets the next point, at the second reading.</summary>
    public PointStanding Meet(long step)
    {
        var ordinal = _reached++;
        if (ordinal >= _count)
        {
            return PointStanding.NotYetWritten;
        }

        // Steps of the descents kept rise, so the next one is the lowest ahead.
        var isSuperseded = step >= Cut || (_descents.TryNextAfter(ordinal, out var next) && step >= next);
        return isSuperseded ? PointStanding.Superseded : PointStanding.Valid;
    }
}
