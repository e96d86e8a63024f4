using System.Diagnostics.Metrics;

namespace Dashboard.Web.Ingest;

/// <summary>What reading costs and brings, as metrics of the meter <c>Monitor</c>.</summary>
internal sealed class IngestMetrics
{
    private readonly Counter<long> _bytes;
    private readonly Histogram<double> _turns;

    public IngestMetrics(IMeterFactory meters, RunRegistry registry)
    {
        var meter = meters.Create(MeterName);
        _bytes = meter.CreateCounter<long>("monitor.read.bytes", "By", "Bytes of event files read.");
        _turns = meter.CreateHistogram<double>("monitor.read.turn.duration", "s", "Time one turn of reading a run took.");
        meter.CreateObservableGauge("monitor.runs", () => registry.Runs.Count, "{run}", "Runs known.");
        meter.CreateObservableGauge("monitor.runs.live", () => registry.Current.Runs.Count(run => run.IsLive), "{run}", "Runs that grow.");
        meter.CreateObservableGauge("monitor.points", () => registry.Current.Runs.Sum(run => run.Points), "{point}", "Scalar points stored.");
        meter.CreateObservableGauge("monitor.files.faulty", () => registry.Current.Problems, "{file}", "Files with faults.");
        meter.CreateObservableGauge("monitor.read.lag", () => Lag(registry), "By", "Bytes there and not read yet.");
    }

    public const string MeterName = "Monitor";

    public void TurnEnded(long bytes, TimeSpan duration)
    {
        _bytes.Add(bytes);
        _turns.Record(duration.TotalSeconds);
    }

    private static long Lag(RunRegistry registry) => registry.Current.Progress is var progress ? progress.BytesTotal - progress.BytesRead : 0;
}
