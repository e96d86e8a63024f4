using Dashboard.Web.Components.Runs;

namespace Dashboard.Web.Tests.Components.Runs;

public sealed class RunSelectionTests
{
    [Fact]
    public void Resolve_DefaultWithFewRuns_SelectsAll() =>
        Assert.Equal(50, RunSelection.Default.Resolve(Some.ManyRuns(50)).Count);

    [Fact]
    public void Resolve_DefaultWithManyRuns_SelectsTheNewest() =>
        Assert.Equal(Enumerable.Range(31, 20), RunSelection.Default.Resolve(Some.ManyRuns(51)).Order());

    [Fact]
    public void Resolve_DefaultWithUnknownStarts_PrefersKnownOnes()
    {
        var runs = Some.ManyRuns(60).Select(run => run.Id < 40 ? run with { StartWallTime = double.NaN } : run);

        Assert.Equal(Enumerable.Range(40, 20), RunSelection.Default.Resolve([.. runs]).Order());
    }

    [Fact]
    public void With_UncheckOneOfFew_SelectsAllOthersAndThoseToCome()
    {
        var runs = Some.Runs("a", "b");

        var selection = RunSelection.Default.With([runs[0]], isSelected: false, runs);

        Assert.Equal(SelectionRule.All, selection.Rule);
        Assert.Equal([1, 2], selection.Resolve(Some.Runs("a", "b", "c")).Order());
    }

    [Fact]
    public void With_CheckOneMoreOfMany_KeepsTheNewestOfThatMoment()
    {
        var runs = Some.ManyRuns(60);

        var selection = RunSelection.Default.With([runs[0]], isSelected: true, runs);

        Assert.Equal([0, .. Enumerable.Range(40, 20)], selection.Resolve(Some.ManyRuns(100)).Order());
    }

    [Fact]
    public void With_CheckedAndUncheckedAgain_LeavesNoException()
    {
        var runs = Some.Runs("a", "b");

        var selection = RunSelection.None.With(runs, true, runs).With(runs, false, runs);

        Assert.Equal(RunSelection.None, selection);
    }

    [Fact]
    public void Resolve_MatchingRule_TakesRunsToComeAndHonoursExceptions()
    {
        var runs = Some.Runs("vit/1", "vit/2", "resnet/1");

        var selection = RunSelection.Matching("VIT").With([runs[1]], false, runs).With([runs[2]], true, runs);

        Assert.Equal([0, 2, 3], selection.Resolve([.. runs, Some.Run(3, "vit/3")]).Order());
    }

    [Fact]
    public void Resolve_MatchingAnInvalidPattern_SelectsNothing() =>
        Assert.Empty(RunSelection.Matching("(").Resolve(Some.Runs("a")));

    [Fact]
    public void Only_OneName_SelectsExactlyThatRun() =>
        Assert.Equal([1], RunSelection.Only("b").Resolve(Some.Runs("a", "b", "bb")));
}
