using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.PrCurves;

/// <summary>One tag's curves of all runs; the script module draws them, with a slider of steps for each.</summary>
public sealed partial class PrCurveCard : ComponentBase
{
    [Parameter, EditorRequired]
    public TagRow Tag { get; set; } = null!;

    /// <summary>The runs that are drawn, whether or not they have the tag.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<RunRow> Runs { get; set; } = [];

    [Parameter]
    public bool IsZoomed { get; set; }

    [Parameter]
    public EventCallback<string> ResetZoom { get; set; }

    private string TitleId => $"title-{Tag.Id}";

    private int LastSlash => Tag.Name.LastIndexOf('/');

    private string Prefix => Tag.Name[..(LastSlash + 1)];

    private string LastPart => Tag.Name[(LastSlash + 1)..];

    private string RunIds => string.Join(',', Runs.Where(run => run.TagIds.Contains(Tag.Id)).Select(run => run.Id));
}
