using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Scalars.Cards;

/// <summary>Downloads of one card: the picture, and every point of each selected run.</summary>
public sealed partial class CardMenu : ComponentBase
{
    private const int MaxRuns = 100;

    private ImmutableArray<RunRow> _listed = [];

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public TagRow Tag { get; set; } = null!;

    [Parameter, EditorRequired]
    public ImmutableArray<RunRow> Runs { get; set; } = [];

    [Parameter, EditorRequired]
    public EventCallback<string> OnSaveImage { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnShowTable { get; set; }

    // When it opens: a page of cards would otherwise hold thousands of links that nobody looks at.
    private void ListRuns() => _listed = [.. Runs.Where(run => run.TagIds.Contains(Tag.Id))];

    private string PointsUrl(RunRow run, string format) =>
        $"data/plugin/scalars/scalars?run={Uri.EscapeDataString(run.Name)}&tag={Uri.EscapeDataString(Tag.Name)}&format={format}&samples=all";

    private string FileName(RunRow run, string format)
    {
        var name = string.Concat($"{run.Name}.{Tag.Name}".Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '=' ? c : '_'));
        return $"{name}.{format}";
    }
}
