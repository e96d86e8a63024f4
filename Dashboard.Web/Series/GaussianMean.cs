using System.Numerics;
using System.Runtime.InteropServices;

namespace Dashboard.Web.Series;

/// <summary>The mean of the points of a window, weighted by a normal curve around the middle one.</summary>
internal sealed class GaussianMean : WindowMean
{
    private readonly double[] _weights;

    /// <summary>Sums of the first so many weights.</summary>
    private readonly double[] _sums;

    public GaussianMean(SmoothingRule rule)
        : base(rule.Reach)
    {
        _weights = new double[(2 * Reach) + 1];
        _sums = new double[_weights.Length + 1];
        for (int i = 0; i < _weights.Length; i++)
        {
            double distance = (i - Reach) / rule.Strength;
            _weights[i] = Math.Exp(-distance * distance / 2);
            _sums[i + 1] = _sums[i] + _weights[i];
        }
    }

    protected override void Begin(ReadOnlySpan<double> around)
    {
        // Each mean is a sum of its own.
    }

    protected override double Mean(ReadOnlySpan<double> around, int from, int at, int end)
    {
        int first = from - at + Reach;
        int count = end - from;
        return Dot(_weights.AsSpan(first, count), around.Slice(from, count)) / (_sums[first + count] - _sums[first]);
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ReadOnlySpan<Vector<double>> a = MemoryMarshal.Cast<double, Vector<double>>(left);
        ReadOnlySpan<Vector<double>> b = MemoryMarshal.Cast<double, Vector<double>>(right);
        var (one, two) = (Vector<double>.Zero, Vector<double>.Zero);
        int i = 0;
        for (; i + 1 < a.Length && i + 1 < b.Length; i += 2)
        {
            one += a[i] * b[i];
            two += a[i + 1] * b[i + 1];
        }

        double sum = Vector.Sum(one + two);
        for (i *= Vector<double>.Count; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
