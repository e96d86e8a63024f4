using System.Runtime.CompilerServices;

namespace Dashboard.Web.Series;

/// <summary>The points that stand for one pixel column: first, lowest, highest, last, raw and smoothed, and the non-finite ones.</summary>
/// <remarks>A point is named by <c>piece &lt;&lt; 8 | place</c>.</remarks>
internal struct ColumnExtremes
{
    /// <summary>No more points than this stand for a column.</summary>
    public const int MaxPoints = 9;

    private double _firstX;
    private double _lastX;
    private double _min;
    private double _max;
    private double _smoothedMin;
    private double _smoothedMax;
    private int _first;
    private int _last;
    private int _minAt;
    private int _maxAt;
    private int _smoothedMinAt;
    private int _smoothedMaxAt;
    private NonFinitePoints _nonFinite;
    private bool _hasFinite;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double x, double y, int at)
    {
        if (!_hasFinite)
        {
            this = new ColumnExtremes
            {
                _firstX = x,
                _lastX = x,
                _min = y,
                _max = y,
                _smoothedMin = double.PositiveInfinity,
                _smoothedMax = double.NegativeInfinity,
                _first = at,
                _last = at,
                _minAt = at,
                _maxAt = at,
                _nonFinite = _nonFinite,
                _hasFinite = true,
            };
            return;
        }

        if (x >= _lastX)
        {
            (_lastX, _last) = (x, at);
        }
        else if (x < _firstX)
        {
            (_firstX, _first) = (x, at);
        }

        if (y < _min)
        {
            (_min, _minAt) = (y, at);
        }
        else if (y > _max)
        {
            (_max, _maxAt) = (y, at);
        }
    }

    /// <summary>Adds a smoothed value of a point that was added before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddSmoothed(double smoothed, int at)
    {
        if (smoothed < _smoothedMin)
        {
            (_smoothedMin, _smoothedMinAt) = (smoothed, at);
        }

        if (smoothed > _smoothedMax)
        {
            (_smoothedMax, _smoothedMaxAt) = (smoothed, at);
        }
    }

    public void AddNonFinite(double y, int at) => _nonFinite.Add(y, at);

    /// <summary>Writes the points, each once, in the order of the pieces; returns how many.</summary>
    public readonly int CopyTo(Span<int> points, Span<uint> weights)
    {
        Span<int> candidates = stackalloc int[MaxPoints];
        int count = 0;
        if (_hasFinite)
        {
            candidates[count++] = _first;
            candidates[count++] = _minAt;
            candidates[count++] = _maxAt;
            candidates[count++] = _last;
            if (_smoothedMin <= _smoothedMax)
            {
                candidates[count++] = _smoothedMinAt;
                candidates[count++] = _smoothedMaxAt;
            }
        }

        count += _nonFinite.CopyTo(candidates[count..]);
        candidates = candidates[..count];
        candidates.Sort();
        int written = 0;
        for (int i = 0; i < count; i++)
        {
            if (i == 0 || candidates[i] != candidates[i - 1])
            {
                weights[written] = _nonFinite.Weight(candidates[i]);
                points[written++] = candidates[i];
            }
        }

        return written;
    }
}
