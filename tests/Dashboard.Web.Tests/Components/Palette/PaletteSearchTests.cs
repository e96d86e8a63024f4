using System.Text.RegularExpressions;
using Dashboard.Web.Components.Images;
using Dashboard.Web.Components.Palette;
using Dashboard.Web.Components.Scalars;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Web.Tests.Components.Palette;

public sealed class PaletteSearchTests
{
    private readonly PaletteSearch _search = new([new ImagesDashboard(), new ChartsDashboard()]);

    [Fact]
    public void Find_NothingTyped_OffersPagesWithContentAndCommands()
    {
        var groups = _search.Find("", Some.Snapshot(Some.Runs("a"), Some.Scalar(0, "loss")), "");

        Assert.Equal(["Pages", "Commands"], groups.Select(group => group.Title));
        Assert.Equal(["Charts", "Health", "Settings", "Definitions"], groups[0].Choices.Select(choice => choice.Title));
    }

    [Fact]
    public void Find_Tag_LeadsToItsPageShowingOnlyIt()
    {
        var image = new TagRow(1, "a+b (c)/d", SummaryKind.Image, "", "");
        var snapshot = Some.Snapshot(Some.Runs("r"), Some.Scalar(0, "loss"), image) with { Kinds = default(KindSet).With(SummaryKind.Image).With(SummaryKind.Scalar) };

        var choice = Assert.Single(_search.Find("b (c)", snapshot, "charts?runs=none&run=r&smoothing=0").Single(group => group.Title == "Tags").Choices);

        Assert.Equal(("Images", "a+b (c)/d"), (choice.Detail, choice.Title));
        var (path, query) = (choice.Href!.Split('?')[0], QueryHelpers.ParseQuery(choice.Href.Split('?')[1]));
        Assert.Equal("images", path);
        Assert.Equal(["none", "r"], new[] { query["runs"].ToString(), query["run"].ToString() });
        Assert.Matches(query["tagFilter"].ToString(), "a+b (c)/d");
        Assert.DoesNotMatch(query["tagFilter"].ToString(), "a+b (c)/de");
        Assert.False(query.ContainsKey("smoothing"));
    }

    [Fact]
    public void Find_Run_ShowsOnlyItOnTheOpenDashboard()
    {
        var snapshot = Some.Snapshot(Some.Runs("sweep/lr=1&x", "base"), new TagRow(0, "i", SummaryKind.Image, "", "")) with { Kinds = default(KindSet).With(SummaryKind.Image) };

        Assert.Equal("images?runs=none&run=sweep%2Flr%3D1%26x", OnlyRun("images"));
        Assert.Equal("?runs=none&run=sweep%2Flr%3D1%26x", OnlyRun("status"));

        string? OnlyRun(string here) => Assert.Single(_search.Find("sweep", snapshot, here).Single(group => group.Title == "Runs").Choices).Href;
    }

    [Fact]
    public void Find_ManyTags_ShowsTheBestAndCountsAll()
    {
        var tags = Enumerable.Range(0, 500).Select(i => Some.Scalar(i, $"layer{i}/loss")).Append(Some.Scalar(500, "loss")).ToArray();

        var group = _search.Find("loss", Some.Snapshot(Some.Runs("a"), tags), "")[0];

        Assert.Equal(("Tags", 501, PaletteSearch.Most), (group.Title, group.Found, group.Choices.Count));
        Assert.Equal("loss", group.Choices[0].Title);
    }

    [Fact]
    public void Find_TagOfAKindWithoutPage_IsNotOffered()
    {
        var snapshot = Some.Snapshot(Some.Runs("a"), new TagRow(0, "sound", SummaryKind.Audio, "", ""));

        Assert.DoesNotContain(_search.Find("sound", snapshot, ""), group => group.Title == "Tags");
    }

    [Fact]
    public void Commands_AreAllKnownToTheBrowser()
    {
        var shell = File.ReadAllText(Path.Combine(Monitor.Tests.Support.Repository.Root, "wwwroot-assets", "js", "shell", "shell.js"));

        foreach (var command in _search.Find("", RunListSnapshot.Empty, "").Single(group => group.Title == "Commands").Choices)
        {
            Assert.Matches($"(?m)^  (async )?\"?{Regex.Escape(command.Action!)}\"?[(:]", shell);
        }
    }
}
