namespace Dashboard.Web.Series;

/// <summary>The plain mean of the points of a window.</summary>
/// <remarks>
/// A running sum that adds and subtracts would carry the rounding of a huge value on to the small ones after it. Sums from the
/// start and to the end of each stretch of a window's length give the same without subtracting (van Herk's way).
/// </remarks>
internal sealed class MovingMean(int reach) : WindowMean(reach)
{
    private double[] _fromStart = [];
    private double[] _toEnd = [];

    private int Length => (2 * Reach) + 1;

    protected override void Begin(ReadOnlySpan<double> around)
    {
        if (_fromStart.Length < around.Length)
        {
            (_fromStart, _toEnd) = (new double[around.Length], new double[around.Length]);
        }

        for (int i = 0; i < around.Length; i++)
        {
            _fromStart[i] = i % Length == 0 ? around[i] : _fromStart[i - 1] + around[i];
        }

        for (int i = around.Length - 1; i >= 0; i--)
        {
            _toEnd[i] = i == around.Length - 1 || i % Length == Length - 1 ? around[i] : _toEnd[i + 1] + around[i];
        }
    }

    protected override double Mean(ReadOnlySpan<double> around, int from, int at, int end)
    {
        int last = end - 1;
        double sum = from / Length != last / Length ? _toEnd[from] + _fromStart[last]
            : from % Length == 0 ? _fromStart[last]
            : _toEnd[from];
        return sum / (end - from);
    }
}
