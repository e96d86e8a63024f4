using Dashboard.Web.Components.Dashboards;

namespace Dashboard.Web.Components.CustomScalars;

/// <summary>What decides what the Custom page shows; all of it is in the URL.</summary>
public sealed record CustomScalarsView : DashboardView
{
    public static CustomScalarsView Default { get; } = new();

    /// <summary>Weight of the debiased exponential moving average, 0 to 0.999.</summary>
    public double Smoothing { get; init; } = 0.6;
}

/// <summary>The parameters of the Custom page.</summary>
public sealed class CustomScalarsViewUrl : ViewUrl<CustomScalarsView>
{
    private CustomScalarsViewUrl()
    {
    }

    public static CustomScalarsViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override CustomScalarsView Default => CustomScalarsView.Default;

    /// <inheritdoc />
    protected override void Print(QueryPrinter query, CustomScalarsView view) =>
        query.AddUnless(view.Smoothing == CustomScalarsView.Default.Smoothing, "smoothing", Text(view.Smoothing));

    /// <inheritdoc />
    protected override CustomScalarsView? Read(CustomScalarsView view, string name, string value) => name != "smoothing"
        ? null
        : Number(value) is { } weight ? view with { Smoothing = Math.Round(Math.Clamp(weight, 0, 0.999), 3) } : view;
}
