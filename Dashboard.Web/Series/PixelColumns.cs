namespace Dashboard.Web.Series;

/// <summary>A range of an axis cut into columns of equal width on screen.</summary>
/// <remarks>Column c holds the x with <c>edge[c] ≤ x &lt; edge[c + 1]</c>; the last one also holds the right end.</remarks>
internal sealed class PixelColumns
{
    private readonly double[] _edges;

    public PixelColumns(double from, double to, int count, bool isLogarithmic)
    {
        (Count, From, To) = (count, from, to);
        _edges = new double[count];
        _edges[0] = from;
        double ratio = isLogarithmic ? Math.Log(to) - Math.Log(from) : 0;
        for (int i = 1; i < count; i++)
        {
            double share = (double)i / count;
            double edge = isLogarithmic ? from * Math.Exp(ratio * share) : (from * (1 - share)) + (to * share);
            _edges[i] = Math.Max(_edges[i - 1], edge);
        }
    }

    public int Count { get; }

    public double From { get; }

    public double To { get; }

    /// <summary>The column of <paramref name="x"/>, which lies in the range; fastest at or just right of <paramref name="near"/>.</summary>
    public int Find(double x, int near)
    {
        if (x >= _edges[near])
        {
            int limit = Math.Min(near + 4, Count - 1);
            while (near < limit && x >= _edges[near + 1])
            {
                near++;
            }

            if (near == Count - 1 || x < _edges[near + 1])
            {
                return near;
            }
        }

        int found = Array.BinarySearch(_edges, x);
        if (found < 0)
        {
            return ~found - 1;
        }

        while (found + 1 < Count && _edges[found + 1] == x)
        {
            found++;
        }

        return found;
    }
}
