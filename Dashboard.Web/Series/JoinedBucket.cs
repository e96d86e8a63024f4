namespace Dashboard.Web.Series;

/// <summary>Of consecutive joined points those that a picture needs: the ends, the extremes either way, and one for all that are not finite.</summary>
internal sealed class JoinedBucket
{
    private readonly List<Joined> _kept = new(8);
    private Joined? _first;
    private Joined _last;
    private Joined _left;
    private Joined _right;
    private Joined? _low;
    private Joined _high;
    private Joined? _nonFinite;
    private uint _nonFiniteCount;

    public void Add(Joined point)
    {
        if (_first is null)
        {
            (_first, _left, _right) = (point, point, point);
        }

        _last = point;
        _left = point.X < _left.X ? point : _left;
        _right = point.X > _right.X ? point : _right;
        if (!double.IsFinite(point.Y))
        {
            _nonFinite ??= point;
            _nonFiniteCount++;
            return;
        }

        if (_low is null)
        {
            (_low, _high) = (point, point);
        }

        _low = point.Y < _low.Value.Y ? point : _low;
        _high = point.Y > _high.Y ? point : _high;
    }

    /// <summary>Moves what is kept to the end of <paramref name="points"/>, in order of step.</summary>
    public void MoveTo(List<Joined> points, List<uint> weights)
    {
        if (_first is not { } first)
        {
            return;
        }

        _kept.AddRange([first, _left, _right, _last]);
        if (_low is { } low)
        {
            _kept.AddRange([low, _high]);
        }

        if (_nonFinite is { } nonFinite)
        {
            _kept.Add(nonFinite);
        }

        foreach (Joined point in _kept.DistinctBy(point => point.At).OrderBy(point => point.At))
        {
            points.Add(point);
            weights.Add(double.IsFinite(point.Y) ? 0 : point.At == _nonFinite!.Value.At ? _nonFiniteCount : 1);
        }

        _kept.Clear();
        (_first, _low, _nonFinite, _nonFiniteCount) = (null, null, null, 0);
    }
}
