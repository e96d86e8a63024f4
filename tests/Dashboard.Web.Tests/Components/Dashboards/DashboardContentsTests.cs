using Dashboard.Web.Components.Runs;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Scalars;
using EventFormat.Summaries;

namespace Dashboard.Web.Tests.Components.Dashboards;

public sealed class DashboardContentsTests
{
    private readonly DashboardContents _contents = new(SummaryKind.Scalar);

    [Fact]
    public void Update_RunFilter_ListsAndDrawsOnlyWhatMatches()
    {
        _contents.Update(Some.Snapshot(Some.Runs("resnet/a", "vit/a"), Some.Scalar(1, "loss")), ScalarView.Default with { RunFilter = "VIT" });

        Assert.Equal(["vit/a"], _contents.Listed.Select(run => run.Name));
        Assert.Equal(["vit/a"], _contents.Drawn.Select(run => run.Name));
    }

    [Fact]
    public void Update_InvalidRunFilter_SaysWhyAndKeepsTheLastResult()
    {
        var snapshot = Some.Snapshot(Some.Runs("a", "b"), Some.Scalar(1, "loss"));
        _contents.Update(snapshot, ScalarView.Default with { RunFilter = "a" });

        _contents.Update(snapshot, ScalarView.Default with { RunFilter = "a(" });

        Assert.Equal(["a"], _contents.Listed.Select(run => run.Name));
        Assert.Contains("character", _contents.RunFilterError, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_InvalidFilterRepaired_ForgetsTheError()
    {
        var snapshot = Some.Snapshot(Some.Runs("a", "b"), Some.Scalar(1, "loss"));
        _contents.Update(snapshot, ScalarView.Default with { TagFilter = "[", RunFilter = "[" });

        _contents.Update(snapshot, ScalarView.Default with { TagFilter = "x", RunFilter = "" });

        Assert.Null(_contents.RunFilterError);
        Assert.Null(_contents.TagFilterError);
        Assert.Equal(2, _contents.Listed.Length);
        Assert.Empty(_contents.Sections);
    }

    [Fact]
    public void Update_CatastrophicPattern_GivesUpInTimeAndKeepsTheLastResult()
    {
        var snapshot = Some.Snapshot(Some.Runs(new string('a', 60) + "!", "b"));
        _contents.Update(snapshot, ScalarView.Default);

        _contents.Update(snapshot, ScalarView.Default with { RunFilter = @"^(?=(a+)+$)b" });

        Assert.Equal(2, _contents.Listed.Length);
        Assert.Equal("This pattern takes too long.", _contents.RunFilterError);
    }

    [Fact]
    public void Update_TagsOfUnselectedRunsAndOtherKinds_AreNotShown()
    {
        var image = Some.Scalar(3, "picture") with { Kind = SummaryKind.Image };
        var snapshot = Some.Snapshot([], Some.Scalar(1, "loss"), Some.Scalar(2, "other"), image) with
        {
            Runs = [Some.Run(0, "a", tags: [1, 3]), Some.Run(1, "b", tags: [2])],
        };

        _contents.Update(snapshot, ScalarView.Default with { Runs = RunSelection.Only("a") });

        Assert.Equal(["loss"], _contents.Sections.SelectMany(section => section.Tags).Select(tag => tag.Name));
    }

    [Fact]
    public void Update_RunGainsATag_ShowsItsCard()
    {
        var snapshot = Some.Snapshot([Some.Run(0, "a")], Some.Scalar(1, "loss"));
        _contents.Update(snapshot, ScalarView.Default);

        _contents.Update(Some.Snapshot(snapshot.Runs, Some.Scalar(1, "loss"), Some.Scalar(2, "lr")), ScalarView.Default);

        Assert.Equal(2, _contents.TagCount);
    }

    [Fact]
    public void Update_OnlyPointsArrived_KeepsTheSections()
    {
        var snapshot = Some.Snapshot([Some.Run(0, "a")], Some.Scalar(1, "loss"));
        _contents.Update(snapshot, ScalarView.Default);
        var before = _contents.Sections;

        _contents.Update(snapshot with { Version = 2, Runs = [snapshot.Runs[0] with { Points = 200 }] }, ScalarView.Default);

        Assert.Equal(before, _contents.Sections);
        Assert.Equal(200, _contents.Drawn[0].Points);
    }

    [Fact]
    public void Update_NewRunUnderTheAllRule_IsDrawn()
    {
        _contents.Update(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "loss")), ScalarView.Default);

        _contents.Update(Some.Snapshot(Some.Runs("a", "b"), Some.Scalar(1, "loss")), ScalarView.Default);

        Assert.Equal(["a", "b"], _contents.Drawn.Select(run => run.Name));
    }
}
