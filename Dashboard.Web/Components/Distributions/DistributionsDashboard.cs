using Dashboard.Web.Components.Dashboards;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Distributions;

/// <summary>The distributions page in the menu.</summary>
internal sealed class DistributionsDashboard : IDashboard
{
    public string Title => "Distributions";

    public string Path => "distributions";

    public string Icon => "distributions";

    public char Key => 'd';

    public int Order => 51;

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.Histogram];
}
