using Dashboard.Web.Components.Dashboards;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Histograms;

/// <summary>The histograms page in the menu.</summary>
internal sealed class HistogramsDashboard : IDashboard
{
    public string Title => "Histograms";

    public string Path => "histograms";

    public string Icon => "histograms";

    public char Key => 'b';

    public int Order => 50;

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.Histogram];
}
