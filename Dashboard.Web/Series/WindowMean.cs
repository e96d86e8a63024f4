using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>Smooths the points of a piece by a mean over those around each. At the ends of a series, where points are missing, the others weigh the more.</summary>
internal abstract class WindowMean(int reach)
{
    protected int Reach => reach;

    public static WindowMean Create(SmoothingRule rule) =>
        rule.Method == SmoothingMethod.Gaussian ? new GaussianMean(rule) : new MovingMean(rule.Reach);

    /// <summary>Smooths every point of a piece; one that is not finite passes unchanged.</summary>
    public void Smooth(FiniteWindow window, int index, Piece piece, ReadOnlySpan<double> values, Span<double> smoothed)
    {
        ReadOnlySpan<double> around = window.Around(index, out int at);
        Begin(around);
        for (int word = 0; word < Places.Words; word++)
        {
            for (ulong mask = piece.Mask(word); mask != 0; mask &= mask - 1)
            {
                int place = (word << 6) + BitOperations.TrailingZeroCount(mask);
                if (!double.IsFinite(values[place]))
                {
                    smoothed[place] = values[place];
                    continue;
                }

                smoothed[place] = Mean(around, Math.Max(0, at - reach), at, Math.Min(around.Length, at + reach + 1));
                at++;
            }
        }
    }

    /// <summary>The next means are over these values.</summary>
    protected abstract void Begin(ReadOnlySpan<double> around);

    /// <summary>The mean of the values from <paramref name="from"/> up to <paramref name="end"/> around the one at <paramref name="at"/>.</summary>
    protected abstract double Mean(ReadOnlySpan<double> around, int from, int at, int end);
}
