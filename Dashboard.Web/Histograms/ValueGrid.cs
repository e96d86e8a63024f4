namespace Dashboard.Web.Histograms;

/// <summary>Bins of equal width that histograms of any buckets are laid onto.</summary>
/// <param name="Low">Lower edge of the first bin.</param>
/// <param name="High">Upper edge of the last bin; greater than <paramref name="Low"/>.</param>
/// <param name="Bins">How many bins there are.</param>
internal readonly record struct ValueGrid(double Low, double High, int Bins)
{
    /// <summary>A grid over a range that may be empty, a single value or not known at all.</summary>
    public static ValueGrid Over(double low, double high, int bins)
    {
        if (!(low <= high))
        {
            return new ValueGrid(0, 1, bins);
        }

        if ((high / 2) - (low / 2) > Math.Abs(low) * 1e-12)
        {
            return new ValueGrid(low, high, bins);
        }

        var room = Math.Max(Math.Abs(low) * 0.05, low == 0 ? 0.5 : 1e-300);
        return new ValueGrid(Math.Max(low - room, double.MinValue), Math.Min(high + room, double.MaxValue), bins);
    }

    /// <summary>Lower edge of a bin.</summary>
    public double Edge(int bin) => bin == 0 ? Low : bin == Bins ? High : (Low * (1 - ((double)bin / Bins))) + (High * ((double)bin / Bins));

    /// <summary>The bin that holds a value between <see cref="Low"/> and <see cref="High"/>; the last one holds its upper edge, too.</summary>
    public int BinOf(double value) => Math.Clamp((int)(((value / 2) - (Low / 2)) / ((High / 2) - (Low / 2)) * Bins), 0, Bins - 1); // Halves: the span may be no double.
}
