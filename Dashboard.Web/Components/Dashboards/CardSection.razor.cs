using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>One collapsible section of cards; a long one shows its cards a page at a time, so that thousands of tags cost nothing.</summary>
public sealed partial class CardSection : ComponentBase
{
    /// <summary>How many cards a section shows at first, and how many each click adds.</summary>
    public const int PageSize = 24;

    private int _pages = 1;
    private (TagSection, ImmutableArray<RunRow>, DashboardView, bool, int)? _rendered;

    [Parameter, EditorRequired]
    public TagSection Section { get; set; } = null!;

    /// <summary>The runs that are drawn.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<RunRow> Runs { get; set; } = [];

    [Parameter, EditorRequired]
    public DashboardView View { get; set; } = null!;

    /// <summary>What one tag's card shows; made from the runs and the view and nothing else.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<TagRow> Card { get; set; } = null!;

    [Parameter, EditorRequired]
    public bool IsOpen { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<bool> IsOpenChanged { get; set; }

    // A maximised card is there whatever page it stands on.
    private int Shown => Math.Max(Math.Min(_pages * PageSize, Section.Tags.Length), Section.IndexOf(View.MaximisedTag) + 1);

    // The page renders several times a second while runs are live; cards only when they have something new to show.
    /// <inheritdoc />
    protected override bool ShouldRender()
    {
        var before = _rendered;
        _rendered = (Section, Runs, View, IsOpen, _pages);
        return before != _rendered;
    }

    private void ShowMore() => _pages++;
}
