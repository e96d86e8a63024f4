using System.Collections.Immutable;
using Dashboard.Web.Components.Charts;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor;

namespace Dashboard.Web.Components.Scalars.Cards;

/// <summary>One tag's chart with its buttons. The circuit holds layout only; the page's chart modules draw the points.</summary>
public sealed partial class ScalarCard : ComponentBase, IDisposable
{
    private readonly List<ITrace> _noData = [];
    private bool _isVisible;

    [Parameter, EditorRequired]
    public TagRow Tag { get; set; } = null!;

    /// <summary>The runs that are drawn, whether or not they have the tag.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<RunRow> Runs { get; set; } = [];

    [Parameter, EditorRequired]
    public ScalarView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public EventCallback<ScalarView> ViewChanged { get; set; }

    [CascadingParameter]
    internal ChartsPageModule Charts { get; set; } = null!;

    private string PlotId => $"plot-{Tag.Id}";
    private string TitleId => $"title-{Tag.Id}";
    private string MenuId => $"menu-{Tag.Id}";
    private int LastSlash => Tag.Name.LastIndexOf('/');
    private string Prefix => Tag.Name[..(LastSlash + 1)];
    private string LastPart => Tag.Name[(LastSlash + 1)..];
    private bool IsFullWidth => View.FullWidthTags.Contains(Tag.Name);
    private bool IsMaximised => View.MaximisedTag == Tag.Name;
    private bool IsPinned => View.PinnedTags.Contains(Tag.Name);
    private bool IsLogY => View.LogY != View.LogYTags.Contains(Tag.Name);
    private string EmptyText => IsZoomed ? "No points in this range" : View.LogX || IsLogY ? "No points above zero" : "No points yet";
    private bool IsZoomed => View.Zooms.ContainsKey(Tag.Name);

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _isVisible = Charts.IsVisible(Tag.Id);
        Charts.VisibilityChanged += OnVisibilityChanged;
    }

    private void OnVisibilityChanged(int tag, bool isVisible)
    {
        if (tag == Tag.Id && isVisible != _isVisible)
        {
            _isVisible = isVisible;
            StateHasChanged();
        }
    }

    private Task ToggleLogY() => ViewChanged.InvokeAsync(View with { LogYTags = Toggled(View.LogYTags) });

    private Task TogglePinned() => ViewChanged.InvokeAsync(View with { PinnedTags = Toggled(View.PinnedTags) });

    private Task ToggleFullWidth() => ViewChanged.InvokeAsync(View with { FullWidthTags = Toggled(View.FullWidthTags) });

    private Task ToggleMaximised() => ViewChanged.InvokeAsync(View with { MaximisedTag = IsMaximised ? null : Tag.Name });

    private Task ShowArrival() => ViewChanged.InvokeAsync(View with { XAxis = XAxis.Arrival, Zooms = View.Zooms.Clear() });

    private Task ResetZoomAsync() => Charts.ResetZoomAsync(Tag.Id);

    private Task ShowTableAsync() => Charts.ShowTableAsync(Tag.Id);

    private Task SaveImageAsync(string format) => Charts.SaveImageAsync(Tag.Id, format);

    private ImmutableSortedSet<string> Toggled(ImmutableSortedSet<string> tags) =>
        tags.Contains(Tag.Name) ? tags.Remove(Tag.Name) : tags.Add(Tag.Name);

    /// <inheritdoc />
    public void Dispose() => Charts.VisibilityChanged -= OnVisibilityChanged;
}
