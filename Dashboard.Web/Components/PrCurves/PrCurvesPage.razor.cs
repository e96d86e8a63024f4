using Dashboard.Web.Components.Panels;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.PrCurves;

/// <summary>The precision-recall page: for each tag the curves of all runs, each at a step of its own.</summary>
public sealed partial class PrCurvesPage : PanelPage<PrCurveView>
{
    public PrCurvesPage()
        : base(PrCurveViewUrl.Instance, "./js/prcurves/page.js", SummaryKind.PrCurve)
    {
    }
}
