using System.Collections.Immutable;
using Dashboard.Web.Components.Runs;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Web.Tests.Components.Runs;

public sealed class RunSidebarTests : BunitContext
{
    private RunSelection? _selection;
    private string? _filter;
    private IRenderedComponent<RunSidebar>? _sidebar;

    public RunSidebarTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Name_Clicked_SelectsOnlyThatRun()
    {
        Sidebar(Some.Runs("a", "b")).FindAll("button.name")[1].Click();

        Assert.Equal(RunSelection.Only("b"), _selection);
    }

    [Fact]
    public void Checkbox_Clicked_TakesTheRunOut()
    {
        var runs = Some.Runs("a", "b", "c");

        Sidebar(runs).FindAll(".row input")[1].Click();

        Assert.Equal([0, 2], _selection!.Resolve(runs).Order());
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void Checkbox_ShiftClickedAfterAnother_ChangesTheWholeRangeEitherWay(int first, int second)
    {
        var runs = Some.Runs("a", "b", "c", "d", "e");
        var sidebar = Sidebar(runs);
        sidebar.FindAll(".row input")[first].Click();

        sidebar.FindAll(".row input")[second].Click(new MouseEventArgs { ShiftKey = true });

        Assert.Equal([4], _selection!.Resolve(runs).Order());
    }

    [Fact]
    public void Checkbox_ShiftClickedWhenTheAnchorIsFilteredAway_ChangesOnlyItself()
    {
        var runs = Some.Runs("a", "b", "c");
        var sidebar = Sidebar(runs);
        sidebar.FindAll(".row input")[0].Click();
        sidebar.Render(parameters => parameters.Add(list => list.Listed, [runs[1], runs[2]]).Add(list => list.Filter, "b|c"));

        sidebar.FindAll(".row input")[1].Click(new MouseEventArgs { ShiftKey = true });

        Assert.Equal([1], _selection!.Resolve(runs).Order());
    }

    [Fact]
    public void All_WithAFilter_SelectsByThatPatternSoThatNewRunsJoin()
    {
        Button(Sidebar(Some.Runs("a", "b"), filter: "A"), "All").Click();

        Assert.Equal(RunSelection.Matching("A"), _selection);
    }

    [Fact]
    public void None_Clicked_SelectsNothing()
    {
        Button(Sidebar(Some.Runs("a", "b")), "None").Click();

        Assert.Equal(RunSelection.None, _selection);
    }

    [Fact]
    public void Filter_Typed_IsHandedOn()
    {
        Sidebar(Some.Runs("a")).Find("input[type=search]").Input("lr=1e-\\d");

        Assert.Equal("lr=1e-\\d", _filter);
    }

    [Fact]
    public void FilterError_Set_IsShownBesideTheField()
    {
        var sidebar = Sidebar(Some.Runs("a"), error: "Unterminated [] set");

        Assert.Equal("true", sidebar.Find("input[type=search]").GetAttribute("aria-invalid"));
        Assert.Equal("Unterminated [] set", sidebar.Find("[role=alert]").TextContent);
        Assert.False(sidebar.Find("[role=alert]").HasAttribute("hidden"));
    }

    [Fact]
    public void Note_DefaultSelectionOfMany_SaysThatOnlyTheNewestAreSelected()
    {
        Assert.Contains("20 newest", Sidebar(Some.ManyRuns(51)).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("newest", Sidebar(Some.ManyRuns(50)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_LiveFaultyAndDashedRuns_SaySo()
    {
        ImmutableArray<RunRow> runs = [Some.Run(13, "a", isLive: true), Some.Run(1, "b", problems: 2)];

        var rows = Sidebar(runs).FindAll(".row");

        Assert.NotNull(rows[0].QuerySelector("[aria-label=live]"));
        Assert.NotNull(rows[0].QuerySelector(".run-swatch.dashed"));
        Assert.Equal("status", rows[1].QuerySelector("a.problem")!.GetAttribute("href"));
        Assert.Null(rows[1].QuerySelector("[aria-label=live]"));
    }

    [Fact]
    public void Counts_FilteredList_CountsWhatIsListed() =>
        Assert.Contains("1 of 1 listed, 2 in all", Sidebar(Some.Runs("a", "b"), filter: "a").Markup, StringComparison.Ordinal);

    private IRenderedComponent<RunSidebar> Sidebar(ImmutableArray<RunRow> runs, string filter = "", string? error = null)
    {
        NameFilter.TryCreate(filter, out var names, out _);
        return _sidebar = Render<RunSidebar>(parameters => parameters
            .Add(list => list.All, runs)
            .Add(list => list.Listed, [.. names.Apply(runs, run => run.Name)!])
            .Add(list => list.Selected, RunSelection.Default.Resolve(runs))
            .Add(list => list.Selection, RunSelection.Default)
            .Add(list => list.SelectionChanged, selection => Applied(selection, runs))
            .Add(list => list.Filter, filter)
            .Add(list => list.FilterChanged, typed => _filter = typed)
            .Add(list => list.FilterError, error));
    }

    // As the page does it: what was picked comes back as parameters.
    private void Applied(RunSelection selection, ImmutableArray<RunRow> runs)
    {
        _selection = selection;
        _sidebar!.Render(parameters => parameters
            .Add(list => list.Selection, selection)
            .Add(list => list.Selected, selection.Resolve(runs)));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<RunSidebar> sidebar, string text) =>
        sidebar.FindAll("button").Single(button => button.TextContent == text);
}
