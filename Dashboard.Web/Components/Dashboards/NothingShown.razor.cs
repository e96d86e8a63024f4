using Dashboard.Web.Components.Runs;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>Why no card is on the page, and the one click that brings some back.</summary>
public sealed partial class NothingShown : ComponentBase
{
    [Parameter, EditorRequired]
    public DashboardContents Contents { get; set; } = null!;

    [Parameter, EditorRequired]
    public DashboardView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public EventCallback<DashboardView> ViewChanged { get; set; }

    /// <summary>What the dashboard shows, in the plural: scalars, images.</summary>
    [Parameter, EditorRequired]
    public string What { get; set; } = "";

    private RunSelection AllListed => View.RunFilter.Length == 0 ? RunSelection.All : RunSelection.Matching(View.RunFilter);
}
