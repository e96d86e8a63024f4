namespace Training.Core.Watch;

/// <summary>Makes rates of a counter that only grows.</summary>
internal struct RateCounter
{
    private double? _before;

    /// <summary>Growth per second since the reading before; null for the first, and when the counter began anew.</summary>
    public double? Next(double count, TimeSpan elapsed)
    {
        var before = _before;
        _before = count;
        return before is { } last && count >= last && elapsed > TimeSpan.Zero ? (count - last) / elapsed.TotalSeconds : null;
    }
}
