using Dashboard.Web.Components.Runs;
using Dashboard.Web.Components.Scalars;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Empty;

/// <summary>Why no chart is on the page, and the one click that brings some back.</summary>
public sealed partial class NothingShown : ComponentBase
{
    [Parameter, EditorRequired]
    public ScalarsContents Contents { get; set; } = null!;

    [Parameter, EditorRequired]
    public ScalarView View { get; set; } = ScalarView.Default;

    [Parameter, EditorRequired]
    public EventCallback<ScalarView> ViewChanged { get; set; }

    private RunSelection AllListed => View.RunFilter.Length == 0 ? RunSelection.All : RunSelection.Matching(View.RunFilter);
}
