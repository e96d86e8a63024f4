using System.Collections.Immutable;
using Dashboard.Web.Components.Charts;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor;

namespace Dashboard.Web.Components.Scalars.Cards;

/// <summary>One chart that somebody made. The page's chart modules draw it as they draw the others.</summary>
public sealed partial class MadeChartCard : ComponentBase, IDisposable
{
    private readonly List<ITrace> _noData = [];
    private bool _isVisible;

    [Parameter, EditorRequired]
    public MadeChart Chart { get; set; } = null!;

    /// <summary>Where it stands among the others.</summary>
    [Parameter, EditorRequired]
    public int Place { get; set; }

    /// <summary>Every tag of any run.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<TagRow> Tags { get; set; } = [];

    [Parameter, EditorRequired]
    public ScalarView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public EventCallback EditClicked { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Removed { get; set; }

    [CascadingParameter]
    internal ChartsPageModule Charts { get; set; } = null!;

    // Beside the numbers of tags, which are not negative.
    private int Tag => -1 - Place;

    private string Title => Chart.Name.Length > 0 ? Chart.Name : string.Join(", ", Chart.Tags);

    // Zooms are kept by tag; this names none.
    private string Key => $"chart:{Title}";

    private string TitleId => $"title-made-{Place}";

    private string PlotId => $"plot-made-{Place}";

    // Without its axis nothing has a place.
    private ImmutableArray<TagRow> Lines => Chart.XTag.Length > 0 && XTag is null ? [] : [.. Chart.Tags.Select(Scalar).OfType<TagRow>()];

    // The modules read what a plot is made of when they find it.
    private string Parts => string.Join(' ', Lines.Select(tag => tag.Id).Append(XTag ?? -1));

    private int? XTag => Scalar(Chart.XTag)?.Id;

    private bool IsZoomed => View.Zooms.ContainsKey(Key);

    private string EmptyText => Chart.XTag.Length > 0 && XTag is null ? $"No run has {Chart.XTag}"
        : Lines.IsEmpty ? "No run has any of these tags"
        : IsZoomed ? "No points in this range"
        : "No points";

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _isVisible = Charts.IsVisible(Tag);
        Charts.VisibilityChanged += OnVisibilityChanged;
    }

    private TagRow? Scalar(string name) => name.Length == 0 ? null : Tags.FirstOrDefault(tag => tag.Kind == SummaryKind.Scalar && tag.Name == name);

    private void OnVisibilityChanged(int tag, bool isVisible)
    {
        if (tag == Tag && isVisible != _isVisible)
        {
            _isVisible = isVisible;
            StateHasChanged();
        }
    }

    private Task ResetZoomAsync() => Charts.ResetZoomAsync(Tag);

    /// <inheritdoc />
    public void Dispose() => Charts.VisibilityChanged -= OnVisibilityChanged;
}
