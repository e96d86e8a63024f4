using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Media;

/// <summary>One tag's card: its title here, its steps and values filled in by the page's browser module.</summary>
public sealed partial class MediaCard : ComponentBase
{
    [Parameter, EditorRequired]
    public TagRow Tag { get; set; } = null!;

    /// <summary>The runs that are shown, whether or not they have the tag.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<RunRow> Runs { get; set; } = [];

    [Parameter, EditorRequired]
    public DashboardView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public EventCallback<DashboardView> ViewChanged { get; set; }

    private string TitleId => $"title-{Tag.Id}";
    private int LastSlash => Tag.Name.LastIndexOf('/');
    private string Prefix => Tag.Name[..(LastSlash + 1)];
    private string LastPart => Tag.Name[(LastSlash + 1)..];
    private bool IsMaximised => View.MaximisedTag == Tag.Name;
    private string RunIds => string.Join(' ', Runs.Where(run => run.TagIds.Contains(Tag.Id)).Select(run => run.Id));

    private Task ToggleMaximised() => ViewChanged.InvokeAsync(View with { MaximisedTag = IsMaximised ? null : Tag.Name });
}
