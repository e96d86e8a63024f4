namespace Dashboard.Web.Series;

/// <summary>The first NaN, +∞ and −∞ of a pixel column, and how many of each there are.</summary>
internal struct NonFinitePoints
{
    private int _nan;
    private int _positive;
    private int _negative;
    private uint _nanCount;
    private uint _positiveCount;
    private uint _negativeCount;

    public void Add(double y, int at)
    {
        if (double.IsNaN(y))
        {
            Add(ref _nan, ref _nanCount, at);
        }
        else if (y > 0)
        {
            Add(ref _positive, ref _positiveCount, at);
        }
        else
        {
            Add(ref _negative, ref _negativeCount, at);
        }
    }

    public readonly int CopyTo(Span<int> points)
    {
        int count = 0;
        if (_nanCount > 0)
        {
            points[count++] = _nan;
        }

        if (_positiveCount > 0)
        {
            points[count++] = _positive;
        }

        if (_negativeCount > 0)
        {
            points[count++] = _negative;
        }

        return count;
    }

    /// <summary>How many points the one at <paramref name="at"/> stands for; 0 if it is none of these.</summary>
    public readonly uint Weight(int at) =>
        _nanCount > 0 && at == _nan ? _nanCount
        : _positiveCount > 0 && at == _positive ? _positiveCount
        : _negativeCount > 0 && at == _negative ? _negativeCount
        : 0;

    private static void Add(ref int first, ref uint count, int at)
    {
        first = count == 0 || at < first ? at : first;
        count++;
    }
}
