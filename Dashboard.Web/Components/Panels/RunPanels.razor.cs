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

    /// <summary>What the panels are headed by, if not the tag's name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Whether there is room for a slider of steps below each picture.</summary>
    [Parameter]
    public bool HasSlider { get; set; }

    [Parameter]
    public bool IsZoomed { get; set; }

    [Parameter]
    public EventCallback<string> ResetZoom { get; set; }

    private List<RunRow> Having { get; set; } = [];

    private int Shown => _pages * PageSize;

    private string ShownName => Name ?? Tag.Name;

    private int LastSlash => ShownName.LastIndexOf('/');

    private string Prefix => ShownName[..(LastSlash + 1)];

    private string LastPart => ShownName[(LastSlash + 1)..];

    /// <inheritdoc />
    protected override void OnParametersSet() => Having = [.. Runs.Where(run => run.TagIds.Contains(Tag.Id))];

    private string TitleId(RunRow run) => $"title-{Tag.Id}-{run.Id}";

    private void ShowMore() => _pages++;
}
