using Dashboard.Web.Components.Dashboards;

namespace Dashboard.Web.Tests.Components.Dashboards;

public sealed class TagSectionTests
{
    [Fact]
    public void Group_TagsWithPaths_FormSectionsByFirstComponentInNaturalOrder()
    {
        var sections = Group("val/loss", "train/loss10", "train/loss9", "val/acc/top1");

        Assert.Equal(["train", "val"], sections.Select(section => section.Key));
        Assert.Equal(["train/loss9", "train/loss10"], sections[0].Tags.Select(tag => tag.Name));
    }

    [Fact]
    public void Group_TagWithoutPath_StandsWithTheUngroupedFirst()
    {
        var sections = Group("a/b", "loss", "lr");

        Assert.Equal(["", "a"], sections.Select(section => section.Key));
        Assert.Equal(["loss", "lr"], sections[0].Tags.Select(tag => tag.Name));
    }

    [Fact]
    public void Group_TagWithoutPathThatOthersHaveAsPrefix_JoinsTheirSection() =>
        Assert.Equal(["loss"], Group("loss/train", "loss").Select(section => section.Key));

    [Fact]
    public void Group_TagThatStartsWithASlash_DoesNotMixWithAnything()
    {
        var sections = Group("/odd", "a/b");

        Assert.Equal(2, sections.Length);
        Assert.Equal("Ungrouped", sections[0].Title);
    }

    [Fact]
    public void Group_PinnedTags_LeaveTheirSectionsAndComeFirst()
    {
        var tags = new[] { "/pinned/b", "a/b", "a/c" }.Select((name, i) => Some.Scalar(i, name));

        var sections = TagSection.Group(tags, new HashSet<string> { "a/c", "gone" });

        Assert.Equal(["Pinned", "Ungrouped", "a"], sections.Select(section => section.Title));
        Assert.Equal(["a/c"], sections[0].Tags.Select(tag => tag.Name));
        Assert.Equal(["a/b"], sections[2].Tags.Select(tag => tag.Name));
    }

    private static TagSection[] Group(params string[] names) => [.. TagSection.Group(names.Select((name, i) => Some.Scalar(i, name)), new HashSet<string>())];
}
