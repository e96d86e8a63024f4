using Dashboard.Web.Components.Experiments;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Facts;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.Experiments.Table;
using Dashboard.Web.HParams;
using static Dashboard.Web.Tests.Experiments.SomeRuns;

namespace Dashboard.Web.Tests.Experiments.Table;

public sealed class TableListingTests
{
    private static readonly ExperimentTable Runs = TableOf(
        Entry(0, "a", new() { ["lr"] = 0.1, ["net"] = "small" }, state: RunState.Finished),
        Entry(1, "b", new() { ["lr"] = 0.01, ["net"] = "large" }, state: RunState.Failed),
        Entry(2, "c", new() { ["lr"] = 0.1, ["net"] = "large" }, RunMarks.None.With(MarkField.Pinned, "1"), state: RunState.Finished),
        Entry(3, "d", new() { ["lr"] = "auto", ["net"] = "large" }, RunMarks.None.With(MarkField.Archived, "1")),
        Entry(4, "run-10"),
        Entry(5, "run-9"));

    [Fact]
    public void Sort_BySeveralColumns_KeepsPinnedFirstAndMissingLast()
    {
        var view = RunsView.Default with { Sort = [new("config.net", true), new("config.lr", false)], ShowsPutAway = true };
        Assert.Equal(["c", "a", "b", "d", "run-10", "run-9"], Names(Of(view).Kept));
        Assert.Equal(["c", "run-10", "run-9", "d", "b", "a"], Names(Of(view with { Sort = [new("name", true)] }).Kept));
    }

    [Fact]
    public void PutAway_RunsAreCountedAndListedOnlyWhenAskedFor()
    {
        var listing = Of(RunsView.Default);
        Assert.Equal(1, listing.PutAway);
        Assert.DoesNotContain("d", Names(listing.Kept));
        Assert.Contains("d", Names(Of(RunsView.Default with { ShowsPutAway = true }).Kept));
    }

    [Fact]
    public void Query_WhileItIsWrong_LeavesTheLastOneInForce()
    {
        QueryExpression last = AllOf.Nothing;
        TableListing.Of(Runs, RunsView.Default with { Query = "status = failed" }, ref last);
        var listing = TableListing.Of(Runs, RunsView.Default with { Query = "status = failed and " }, ref last);
        Assert.NotNull(listing.Error);
        Assert.Equal(["b"], Names(listing.Kept));
    }

    [Fact]
    public void Groups_Nested_HaveStatisticsAndFold()
    {
        var view = RunsView.Default with { Groups = ["config.net", "status"], Columns = ["config.lr"], ShowsPutAway = true };
        var lines = Of(view).Lines;
        Assert.Equal(
            ["large", "failed", "b", "finished", "c", "unknown", "d", "small", "finished", "a", "", "unknown", "run-10", "run-9"],
            lines.Select(line => line.Entry?.Name ?? line.Group!.Value));
        var large = lines[0].Group!;
        Assert.Equal((2, 0.055, 0.01, 0.1), (large.Columns[0].Count, large.Columns[0].Mean, large.Columns[0].Min, large.Columns[0].Max));
        Assert.True(large.Columns[0].Common.IsMissing);

        var folded = Of(view with { ClosedSections = view.ClosedSections.Add(large.Path) }).Lines;
        Assert.Equal(lines.Length - 6, folded.Length);
    }

    [Fact]
    public void Statistics_OfNumbers_AreTheTextbooks()
    {
        var statistics = ColumnStatistics.Of(new[] { 2.0, 4, 4, 4, 5, 5, 7, 9, double.NaN }.Select(TrialValue.Of).Append(TrialValue.Missing));
        Assert.Equal((8, 5.0, 2.0, 9.0), (statistics.Count, statistics.Mean, statistics.Min, statistics.Max));
        Assert.Equal(Math.Sqrt(32 / 7.0), statistics.Deviation, 12);
        Assert.True(double.IsNaN(ColumnStatistics.Of([TrialValue.Of(1)]).Deviation));
        Assert.Equal(1e9 + 0.5, ColumnStatistics.Of([TrialValue.Of(1e9), TrialValue.Of(1e9 + 1)]).Mean);
        Assert.Equal(TrialValue.Of("x"), ColumnStatistics.Of([TrialValue.Of("x"), TrialValue.Of("x")]).Common);
    }

    [Fact]
    public void Csv_HasWhatIsListedInFull()
    {
        var table = TableOf(Entry(0, "a,b", new() { ["lr"] = 0.1, ["cmd"] = "=HYPERLINK(1)" }), Entry(1, "c", new() { ["lr"] = -1e-7, ["cmd"] = "say \"x\"\nthen" }));
        QueryExpression last = AllOf.Nothing;
        var listing = TableListing.Of(table, RunsView.Default with { Columns = ["config.lr", "config.cmd"] }, ref last);
        Assert.Equal("name,path,config.lr,config.cmd\n\"a,b\",\"a,b\",0.1,'=HYPERLINK(1)\nc,c,-1E-07,\"say \"\"x\"\"\nthen\"\n", TableExport.Csv(listing));
    }

    [Theory]
    [InlineData(0.25, "250 ms")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(61, "1 m 01 s")]
    [InlineData(7380, "2 h 03 m")]
    [InlineData(90000, "1 d 1 h")]
    [InlineData(double.NaN, "")]
    public void Durations_ShowTheirGreatestUnits(double seconds, string text) => Assert.Equal(text, CellText.Duration(seconds));

    [Fact]
    public void View_InItsUrl_ReadsBackAsItself()
    {
        var view = RunsView.Default with
        {
            Query = "config.\"a&b\" = \"ü\"",
            Sort = [new("last(val/acc)", true), new("name", false)],
            Columns = ["config.lr", "at(loss, 10)"],
            Groups = ["status", "config.lr"],
            Statistic = GroupStatistic.Range,
            Widths = RunsView.Default.Widths.Add("config.\"a,b\"", 200),
            ShowsPutAway = true,
            ClosedSections = ["/finished"],
        };
        Assert.Equal(view, RunsViewUrl.Instance.Parse(RunsViewUrl.Instance.Print(view)));
        Assert.Equal("", RunsViewUrl.Instance.Print(RunsView.Default));
    }

    private static TableListing Of(RunsView view)
    {
        QueryExpression last = AllOf.Nothing;
        return TableListing.Of(Runs, view, ref last);
    }
}
