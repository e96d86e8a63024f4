namespace Training.Core.Watch;

/// <summary>Tells whether a quantity grows steadily from step to step, rather than jumping or swinging.</summary>
/// <remarks>
/// A window of readings is cut into quarters. Growth is steady when the least reading of each quarter lies above that of the one before by at least half the window's
/// mean growth: the least, so that what comes and goes (batches in flight, garbage) does not count.
/// </remarks>
internal sealed class GrowthDetector(int window)
{
    private const int Parts = 4;
    private readonly Queue<double> _readings = new();

    /// <summary>Adds a reading; growth per reading if it is steady over a full window.</summary>
    public double? Add(double reading)
    {
        _readings.Enqueue(reading);
        if (_readings.Count < window)
        {
            return null;
        }

        var readings = _readings.ToArray();
        _readings.Clear();
        Span<double> least = stackalloc double[Parts];
        var size = readings.Length / Parts;
        for (var part = 0; part < Parts; part++)
        {
            least[part] = readings.AsSpan(part * size, size).ToArray().Min();
        }

        var mean = (least[^1] - least[0]) / (Parts - 1);
        for (var part = 1; part < Parts; part++)
        {
            if (mean <= 0 || least[part] - least[part - 1] < mean / 2)
            {
                return null;
            }
        }

        return mean / size;
    }
}
