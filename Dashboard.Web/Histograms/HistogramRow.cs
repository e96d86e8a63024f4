using EventFormat.Summaries;

namespace Dashboard.Web.Histograms;

/// <summary>The histograms of one or more steps on a grid: the sum of their counts, nothing lost.</summary>
/// <remarks>
/// A bucket's count is spread evenly over its width, as its writer says no more; a bucket without width goes whole into one bin. So
/// <see cref="Below"/>, the bins, <see cref="Above"/> and <see cref="Unplaced"/> add up to the counts of all buckets. Counts that
/// are no positive finite numbers count nothing.
/// </remarks>
internal sealed class HistogramRow(ValueGrid grid)
{
    /// <summary>What falls into each bin.</summary>
    public double[] Counts { get; } = new double[grid.Bins];

    /// <summary>What lies below the grid.</summary>
    public double Below { get; private set; }

    /// <summary>What lies above the grid.</summary>
    public double Above { get; private set; }

    /// <summary>What stands in buckets whose edges are no finite numbers, or reversed.</summary>
    public double Unplaced { get; private set; }

    public void Add(HistogramValue histogram)
    {
        for (var i = 0; i < histogram.Count.Count; i++)
        {
            if (histogram.Count[i] is var count && count > 0 && double.IsFinite(count))
            {
                Add(histogram.Left[i], histogram.Right[i], count);
            }
        }
    }

    private void Add(double left, double right, double count)
    {
        if (!double.IsFinite(left) || !double.IsFinite(right) || left > right)
        {
            Unplaced += count;
        }
        else if ((right / 2) - (left / 2) > 0)
        {
            Spread(left, right, count);
        }
        else if (left < grid.Low)
        {
            Below += count;
        }
        else if (left > grid.High)
        {
            Above += count;
        }
        else
        {
            Counts[grid.BinOf(left)] += count;
        }
    }

    // Each share is the difference of two neighbouring parts of the whole, so that they add up to it.
    private void Spread(double left, double right, double count)
    {
        var (origin, width) = (left / 2, (right / 2) - (left / 2));
        var below = Part(grid.Low);
        Below += count * below;
        if (right > grid.Low && left < grid.High)
        {
            var last = grid.BinOf(Math.Min(right, grid.High));
            for (var bin = grid.BinOf(Math.Max(left, grid.Low)); bin <= last; bin++)
            {
                var part = bin == last ? Part(grid.High) : Math.Max(below, Part(grid.Edge(bin + 1)));
                Counts[bin] += count * (part - below);
                below = part;
            }
        }

        Above += count * (1 - below);

        double Part(double edge) => edge <= left ? 0 : edge >= right ? 1 : Math.Clamp(((edge / 2) - origin) / width, 0, 1);
    }
}
