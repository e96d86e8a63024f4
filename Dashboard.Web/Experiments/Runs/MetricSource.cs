using Dashboard.Web.Experiments.Query;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;
using Dashboard.Web.Live;
using Dashboard.Web.Series;
using EventFormat.Summaries;

namespace Dashboard.Web.Experiments.Runs;

/// <summary>Reads the values of series that tables and queries ask for.</summary>
internal sealed class MetricSource(TagTable tags, MetricReader reader, TimeProvider time)
{
    public TimeProvider Time => time;

    public TrialValue Read(int run, MetricOperand metric) => KeyOf(run, metric.Tag) is { } key
        ? reader.Read([key], ChoiceOf(metric), metric.Step ?? 0)
        : TrialValue.Missing;

    /// <summary>Evenly spaced values of a series; none when the run has no such tag.</summary>
    public SeriesPoint[] Sample(int run, string tag, int count) => KeyOf(run, tag) is { } key ? reader.Sample(key, count) : [];

    /// <summary>The scalar tags that a run has, in natural order.</summary>
    public IEnumerable<string> TagsOf(RunRow run)
    {
        var rows = tags.Rows;
        return run.TagIds.Where(id => id < rows.Count && rows[id].Kind == SummaryKind.Scalar).Select(id => rows[id].Name).Order(NaturalOrder.Comparer);
    }

    private SeriesKey? KeyOf(int run, string tag) => tags.Find(tag, SummaryKind.Scalar) is { } id ? new SeriesKey(run, id) : null;

    private static MetricChoice ChoiceOf(MetricOperand metric) => metric.Aggregate switch
    {
        Aggregate.Min => MetricChoice.Min,
        Aggregate.Max => MetricChoice.Max,
        Aggregate.Mean => MetricChoice.Mean,
        Aggregate.At => MetricChoice.Step,
        Aggregate.Best => LowerIsBetter.Says(metric.Tag) ? MetricChoice.Min : MetricChoice.Max,
        _ => MetricChoice.Last,
    };
}
