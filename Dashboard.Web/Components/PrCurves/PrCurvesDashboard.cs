using Dashboard.Web.Components.Dashboards;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.PrCurves;

/// <summary>The precision-recall page in the menu.</summary>
internal sealed class PrCurvesDashboard : IDashboard
{
    public string Title => "PR curves";

    public string Path => "prcurves";

    public string Icon => "prcurves";

    public char Key => 'v';

    public int Order => 70;

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.PrCurve];
}
