using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;
using EventFormat.Writing;
using static Dashboard.Web.Tests.Experiments.SomeRuns;

namespace Dashboard.Web.Tests.Experiments.Query;

public sealed class QueryCompleterTests
{
    private static readonly ExperimentTable Runs = TableOf(
        Entry(0, "a", new() { ["lr"] = 0.1, ["a b"] = "x" }, manifest: new RunManifest { Tags = ["baseline"] }),
        Entry(1, "b", new() { ["lr"] = 0.01 })) with
    {
        Metrics = ["loss", "val/acc"],
    };

    [Theory]
    [InlineData("sta", "status ", 0)]
    [InlineData("config.", "config.lr ", 0)]
    [InlineData("config.", "config.\"a b\" ", 0)]
    [InlineData("name = a and la", "last(", 13)]
    [InlineData("last(va", "val/acc)", 5)]
    [InlineData("at(", "loss, ", 3)]
    [InlineData("config.lr = ", "0.01 ", 12)]
    [InlineData("tag:ba", "baseline ", 4)]
    [InlineData("config.lr", "config.lr ", 0)]
    [InlineData("(not ta", "tag:", 5)]
    [InlineData("config.lr < 1 ", "and ", 14)]
    [InlineData("last(loss) < 1 o", "or ", 15)]
    public void Suggestions_AtTheEnd_HoldWhatFits(string text, string suggestion, int start)
    {
        var completion = QueryCompleter.At(text, text.Length, Runs);
        Assert.Equal((start, text.Length - start), (completion.Start, completion.Length));
        if (suggestion.TrimEnd() != text)
        {
            Assert.Contains(suggestion, completion.Suggestions.Select(one => one.Text));
        }
    }

    [Fact]
    public void Suggestions_InTheMiddle_ReplaceTheWordBeforeTheCaret()
    {
        var completion = QueryCompleter.At("sta = finished", 3, Runs);
        Assert.Equal((0, 3), (completion.Start, completion.Length));
        Assert.Equal("status ", completion.Suggestions[0].Text);
    }
}
