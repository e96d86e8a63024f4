using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Scalars;

/// <summary>The charts page in the menu; always there, since it teaches how to log when there is nothing.</summary>
internal sealed class ChartsDashboard : IDashboard
{
    public string Title => "Charts";

    public string Path => "";

    public string Icon => "charts";

    public char Key => 'c';

    public int Order => 10;

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.Scalar];

    public bool HasContent(RunListSnapshot snapshot) => true;
}
