using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Panels;

/// <summary>One panel for each run that has a tag, a page of runs at a time; a script module draws into them.</summary>
public sealed partial class RunPanels : ComponentBase
{
    /// <summary>How many runs of a tag are shown at first, and how many each click adds.</summary>
    public const int PageSize = 24;

    private int _pages = 1;

    [Parameter, EditorRequired]
    public TagRow Tag { get; set; } = null!;

    /// <summary>The runs that are drawn, whether or not they have the tag.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<RunRow> Runs { get; set; } = [];

    [Parameter]
    public bool IsZoomed { get; set; }

    [Parameter]
    public EventCallback<string> ResetZoom { get; set; }

    private List<RunRow> Having { get; set; } = [];

    private int Shown => _pages * PageSize;

    private int LastSlash => Tag.Name.LastIndexOf('/');

    private string Prefix => Tag.Name[..(LastSlash + 1)];

    private string LastPart => Tag.Name[(LastSlash + 1)..];

    /// <inheritdoc />
    protected override void OnParametersSet() => Having = [.. Runs.Where(run => run.TagIds.Contains(Tag.Id))];

    private string TitleId(RunRow run) => $"title-{Tag.Id}-{run.Id}";

    private void ShowMore() => _pages++;
}
