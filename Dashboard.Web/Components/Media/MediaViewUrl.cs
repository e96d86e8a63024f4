using System.Globalization;
using Dashboard.Web.Components.Dashboards;

namespace Dashboard.Web.Components.Media;

/// <summary>The parameters that dashboards of steps share; each adds its own.</summary>
public abstract class MediaViewUrl<TView> : ViewUrl<TView>
    where TView : MediaView
{
    /// <inheritdoc />
    protected override void Print(QueryPrinter query, TView view)
    {
        query.AddUnless(view.Step is null, "step", view.Step?.ToString(CultureInfo.InvariantCulture) ?? "");
        query.AddUnless(!view.ShowSuperseded, "superseded", "1");
    }

    /// <inheritdoc />
    protected override TView? Read(TView view, string name, string value) => (TView?)(name switch
    {
        "step" => (MediaView)view with { Step = ReadStep(value) },
        "superseded" => (MediaView)view with { ShowSuperseded = value == "1" },
        _ => null,
    });

    private static long? ReadStep(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at) ? at : null;
}
