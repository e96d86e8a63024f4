using System.Collections.Immutable;
using Dashboard.Web.Colours;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;
using Dashboard.Web.Tests.Components;

namespace Dashboard.Web.Tests.Colours;

public sealed class RunPaintTests
{
    private readonly FakeColours _colours = new();

    [Fact]
    public void Paint_ByRun_LeavesRowsAsTheyAreButForChosenColours()
    {
        var snapshot = Some.Snapshot(Some.Runs("a", "b"));
        _ = _colours.ChooseAsync("b", 17);

        var painted = Paint(snapshot, RunColouring.ByRun);

        Assert.Same(snapshot.Runs[0], painted.Runs[0]);
        Assert.Equal(17, painted.Runs[1].Style);
        _ = _colours.ChooseAsync("b", null);
        Assert.Equal(snapshot.Runs[1].Style, Paint(snapshot, RunColouring.ByRun).Runs[1].Style);
    }

    [Fact]
    public void Paint_ByPrefix_GivesRunsOfOneDirectoryOneColour()
    {
        var paint = new RunPaint(_colours);

        var runs = paint.Paint(Some.Snapshot(Some.Runs("x/lr1/train", "x/lr1/val", "x/lr2/train", "root")), RunColouring.ByPrefix).Runs;

        Assert.Equal(runs[0].Style, runs[1].Style);
        Assert.Equal(3, runs.Select(run => run.Style).Distinct().Count());
        Assert.Equal([("root", 1), ("x/lr1", 2), ("x/lr2", 1)], paint.Groups.Select(group => (group.Label, group.Count)));
    }

    [Theory]
    [InlineData("lr(\\d)", "1:2 2:1 :1")]
    [InlineData("LR1|root", "lr1:2 root:1 :1")]
    [InlineData("(train|val)|root", "root:1 train:2 val:1")]
    public void Paint_ByPattern_GroupsByWhatIsCapturedElseByWhatMatched(string pattern, string expected)
    {
        var paint = new RunPaint(_colours);

        var runs = paint.Paint(Some.Snapshot(Some.Runs("lr1/train", "lr1/val", "lr2/train", "root")), new RunColouring(ColourRule.Pattern, pattern)).Runs;

        Assert.Equal(expected, string.Join(' ', paint.Groups.Select(group => $"{group.Label}:{group.Count}")));
        Assert.All(paint.Groups, group => Assert.Equal(group.Count, runs.Count(run => run.Style == group.Style)));
    }

    [Theory]
    [InlineData("lr(")]
    [InlineData("[")]
    public void Paint_PatternThatIsNone_SaysWhyAndKeepsTheRunsOwnColours(string pattern)
    {
        var paint = new RunPaint(_colours);
        var snapshot = Some.Snapshot(Some.Runs("a", "b"));

        var runs = paint.Paint(snapshot, new RunColouring(ColourRule.Pattern, pattern)).Runs;

        Assert.NotEmpty(paint.Error!);
        Assert.Equal(snapshot.Runs.Select(run => run.Style), runs.Select(run => run.Style));
        paint.Paint(snapshot, new RunColouring(ColourRule.Pattern, "a"));
        Assert.Null(paint.Error);
    }

    [Fact]
    public void Paint_ByKey_GroupsByValueAndTheRestIsNeutral()
    {
        var paint = new RunPaint(_colours);
        _colours.Settings["lr"] = new() { [0] = TrialValue.Of(0.1), [1] = TrialValue.Of(0.01), [2] = TrialValue.Of(0.1) };
        _ = _colours.ChooseAsync("b", 3); // The run's own colour counts by run only.

        var runs = paint.Paint(Some.Snapshot(Some.Runs("a", "b", "c", "d")), new RunColouring(ColourRule.Key, "lr")).Runs;

        Assert.Equal(["0.01", "0.1", ""], paint.Groups.Select(group => group.Label));
        Assert.Equal(runs[0].Style, runs[2].Style);
        Assert.NotEqual(runs[0].Style, runs[1].Style);
        Assert.Equal(PaletteSlots.NoGroup, runs[3].Style);
        _colours.Settings["lr"][3] = TrialValue.Of(0.01);
        _colours.Keys = ["lr"]; // Settings changed.
        Assert.Equal(runs[1].Style, paint.Paint(Some.Snapshot(Some.Runs("a", "b", "c", "d")), new RunColouring(ColourRule.Key, "lr")).Runs[3].Style);
    }

    [Fact]
    public void Paint_OneRunGrew_KeepsTheRowsOfTheOthers()
    {
        var paint = new RunPaint(_colours);
        var first = Some.Snapshot(Some.Runs("x/a", "x/b"));
        var before = paint.Paint(first, RunColouring.ByPrefix);

        var after = paint.Paint(first with { Runs = [first.Runs[0] with { Points = 500 }, first.Runs[1]] }, RunColouring.ByPrefix);

        Assert.Equal(500, after.Runs[0].Points);
        Assert.Equal(before.Runs[0].Style, after.Runs[0].Style);
        Assert.Same(before.Runs[1], after.Runs[1]);
    }

    [Fact]
    public void Paint_AGroupAppears_LeavesTheColoursOfThoseThatStartedEarlier()
    {
        var paint = new RunPaint(_colours);
        ImmutableArray<RunRow> runs = [.. Enumerable.Range(0, 10).Select(i => Some.Run(i, $"g{i}/run", 1000 + i))];
        var before = paint.Paint(Some.Snapshot(runs), RunColouring.ByPrefix).Runs;

        var after = paint.Paint(Some.Snapshot([.. runs, Some.Run(10, "another/run", 2000)]), RunColouring.ByPrefix).Runs;

        Assert.Equal(before.Select(run => run.Style), after.Take(10).Select(run => run.Style));
    }

    [Theory]
    [InlineData("", ColourRule.Run, "")]
    [InlineData("nonsense", ColourRule.Run, "")]
    [InlineData("key:", ColourRule.Run, "")]
    [InlineData("prefix", ColourRule.Prefix, "")]
    [InlineData("regex:a:b", ColourRule.Pattern, "a:b")]
    [InlineData("key:optimizer.lr", ColourRule.Key, "optimizer.lr")]
    public void Parse_AnyText_IsARuleOrByRun(string text, ColourRule rule, string argument)
    {
        var colouring = RunColouring.Parse(text);

        Assert.Equal(new RunColouring(rule, argument), colouring);
        Assert.Equal(colouring, RunColouring.Parse(colouring.ToString()));
    }

    private RunListSnapshot Paint(RunListSnapshot snapshot, RunColouring colouring) => new RunPaint(_colours).Paint(snapshot, colouring);
}
