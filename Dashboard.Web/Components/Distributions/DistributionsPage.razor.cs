using Dashboard.Web.Components.Panels;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Distributions;

/// <summary>The distributions page: for each tag of each run, bands between TensorBoard's quantiles over all steps.</summary>
public sealed partial class DistributionsPage : PanelPage<DistributionView>
{
    public DistributionsPage()
        : base(DistributionViewUrl.Instance, "./js/distributions/page.js", SummaryKind.Histogram)
    {
    }
}
