using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.HParams;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.HParams;

/// <summary>Reads the listing of a view as things stand now.</summary>
internal sealed class TrialListingReader(IRunList runs, TrialTableReader tables, MetricReader metrics)
{
    public TrialListing Read(HParamsView view)
    {
        var contents = new DashboardContents(SummaryKind.HParams);
        contents.Update(runs.Current, view);
        return TrialListing.Of(tables.Read(contents.Snapshot.Runs), contents.Listed, view, metrics);
    }
}
