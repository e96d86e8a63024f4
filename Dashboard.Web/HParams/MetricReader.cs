using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using Dashboard.Web.Live;
using Dashboard.Web.Series;

namespace Dashboard.Web.HParams;

/// <summary>Reads the value that a metric column shows: chosen of each session's series, then the mean over the sessions, as TensorBoard's.</summary>
internal sealed class MetricReader(RunRegistry registry)
{
    /// <summary>The value; missing when no session has one, or none by that step.</summary>
    public TrialValue Read(ImmutableArray<SeriesKey> sessions, MetricChoice choice, long step)
    {
        double sum = 0;
        int count = 0;
        foreach (var key in sessions)
        {
            if (Snapshot(key) is { ValidCount: > 0 } series && Choose(series, choice, step) is { } value)
            {
                sum += value;
                count++;
            }
        }

        return count == 0 ? TrialValue.Missing : TrialValue.Of(sum / count);
    }

    /// <summary>Evenly spaced values of a session's series, the lowest and the highest among them.</summary>
    public SeriesPoint[] Sample(SeriesKey key, int count) => Snapshot(key)?.Sample(count) ?? [];

    private SeriesSnapshot? Snapshot(SeriesKey key) => registry.Find(key.Run)?.FindSeries(key.Tag);

    private static double? Choose(SeriesSnapshot series, MetricChoice choice, long step) => choice switch
    {
        MetricChoice.Min => series.Statistics().Min,
        MetricChoice.Max => series.Statistics().Max,
        MetricChoice.Mean => series.Statistics().Mean,
        MetricChoice.Step => AtStep(series, step),
        _ => series.Statistics().Last?.Value,
    };

    private static double? AtStep(SeriesSnapshot series, long step)
    {
        // Steps of valid points only grow: the block that reaches the step is found by halving.
        var (low, high) = (0, series.Valid.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = series.Valid[middle].Block.Summary.FirstStep <= step ? (middle + 1, high) : (low, middle);
        }

        if (low == 0)
        {
            return null;
        }

        var last = series.Valid[low - 1].Block;
        double? found = null;
        for (var place = 0; place < last.Count; place++)
        {
            if ((last.Mask(PointSet.Valid, place >> 6) >> (place & 63) & 1) != 0 && last.Step(place) <= step)
            {
                found = last.Value(place);
            }
        }

        return found;
    }
}
