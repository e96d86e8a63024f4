using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>What every dashboard looks like: runs on the left, a toolbar above, sections of cards below, and what is said when there are none.</summary>
/// <remarks>A dashboard that is not made of cards gives its contents as <see cref="ChildContent"/> instead of <see cref="Card"/>.</remarks>
public sealed partial class DashboardFrame : ComponentBase
{
    private ElementReference _root;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What it shows, in the plural and within a sentence: scalars, images.</summary>
    [Parameter, EditorRequired]
    public string What { get; set; } = "";

    [Parameter, EditorRequired]
    public DashboardContents Contents { get; set; } = null!;

    /// <summary>The runs that are shown; the same array for as long as cards need not render.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<RunRow> Runs { get; set; } = [];

    [Parameter, EditorRequired]
    public DashboardView View { get; set; } = null!;

    /// <summary>A change by a click.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Pushed { get; set; }

    /// <summary>A change by the keystroke or the pixel.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Replaced { get; set; }

    /// <summary>The dashboard's own settings, right of the tag filter.</summary>
    [Parameter]
    public RenderFragment? Controls { get; set; }

    /// <summary>What stands above the sections.</summary>
    [Parameter]
    public RenderFragment? Before { get; set; }

    /// <summary>One tag's card.</summary>
    [Parameter]
    public RenderFragment<TagRow> Card { get; set; } = _ => _ => { };

    [Parameter]
    public Func<TagSection, bool> IsOpen { get; set; } = _ => true;

    [Parameter]
    public Action<TagSection, bool> SetOpen { get; set; } = (_, _) => { };

    /// <summary>Contents that are no sections of cards.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The page's element, for its script modules; good after the first render.</summary>
    public ElementReference Root => _root;

    private bool HasRuns => !Contents.Snapshot.Runs.IsEmpty;
}
