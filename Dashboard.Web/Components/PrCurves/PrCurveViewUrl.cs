using Dashboard.Web.Components.Panels;

namespace Dashboard.Web.Components.PrCurves;

/// <summary>The parameters of the precision-recall page.</summary>
public sealed class PrCurveViewUrl : PanelViewUrl<PrCurveView>
{
    private PrCurveViewUrl()
    {
    }

    public static PrCurveViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override PrCurveView Default { get; } = new();
}
