using Dashboard.Web.Components.Panels;

namespace Dashboard.Web.Components.Distributions;

/// <summary>The parameters of the distributions page.</summary>
public sealed class DistributionViewUrl : PanelViewUrl<DistributionView>
{
    private DistributionViewUrl()
    {
    }

    public static DistributionViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override DistributionView Default { get; } = new();
}
