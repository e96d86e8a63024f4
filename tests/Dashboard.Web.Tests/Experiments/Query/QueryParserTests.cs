using Dashboard.Web.Experiments.Query;

namespace Dashboard.Web.Tests.Experiments.Query;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("config.lr < 0.01 and tag:baseline and best(val/acc) > 0.9 and status = finished and name ~ \"resnet\"", "config.lr < 0.01 and tag:baseline and best(val/acc) > 0.9 and status = \"finished\" and name ~ \"resnet\"")]
    [InlineData("a:b", null)]
    [InlineData("name:res OR not status in (failed, killed) AND config.bn", "name:res or not status in (\"failed\", \"killed\") and config.bn")]
    [InlineData("(name:a or name:b) and not (name:c)", "(name:a or name:b) and not name:c")]
    [InlineData("\"resnet 18\"", "name:\"resnet 18\"")]
    [InlineData("config.\"weird key\" == true", "config.\"weird key\" = true")]
    [InlineData("duration > 10m and idle < 2h", "duration > 600 and idle < 7200")]
    [InlineData("started >= 2026-11-25", "started >= 1795564800")]
    [InlineData("at(loss, 100) <= -1e-3", "at(loss, 100) <= -0.001")]
    [InlineData("last(\"0/loss\") !~ \"\\d+\"", "last(\"0/loss\") !~ \"\\\\d+\"")]
    [InlineData("config.in in (1, \"two\", three)", "config.\"in\" in (1, \"two\", \"three\")")]
    [InlineData("  ", "")]
    public void Query_Read_PrintsAsItself(string text, string? printed)
    {
        if (printed is null)
        {
            Assert.False(QueryParser.TryParse(text, out _, out _));
            return;
        }

        Assert.True(QueryParser.TryParse(text, out var query, out var error), error?.Message);
        Assert.Equal(printed, query.Text);
        Assert.True(QueryParser.TryParse(query.Text, out var again, out _));
        Assert.Equal(query, again);
    }

    [Theory]
    [InlineData("lr < 1", 0, 2, "config.lr")]
    [InlineData("status = finished and lrate > 1", 22, 5, "There is no lrate")]
    [InlineData("status = ", 9, 0, "Expected value here")]
    [InlineData("status = finished name:a", 18, 4, "not name")]
    [InlineData("(status = finished", 18, 0, "here")]
    [InlineData("name ~ \"(\"", 7, 3, "no regular expression")]
    [InlineData("name = \"open", 7, 5, "not closed")]
    [InlineData("name = a & tag:b", 9, 1, "'&' has no meaning")]
    [InlineData("median(loss) > 1", 0, 6, "There is no median")]
    [InlineData("at(loss) > 1", 0, 2, "a metric and a step")]
    [InlineData("at(loss, 1.5) > 1", 9, 3, "whole number")]
    [InlineData("last(loss, 3) > 1", 11, 1, "Only at")]
    [InlineData("started > yesterday", 10, 9, "2026-11-25")]
    [InlineData("duration > long", 11, 4, "10m")]
    [InlineData("config. > 1", 0, 7, "config.name")]
    [InlineData("and name:a", 0, 3, "not and")]
    public void Query_Wrong_SaysWhatIsWrongWhere(string text, int position, int length, string message)
    {
        Assert.False(QueryParser.TryParse(text, out _, out var error));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((position, length), (error.Position, error.Length));
    }

    [Fact]
    public void Query_HostileNesting_IsRefused()
    {
        Assert.False(QueryParser.TryParse(new string('(', 1999) + "name" + new string(')', 1999), out _, out _));
        Assert.False(QueryParser.TryParse(string.Concat(Enumerable.Repeat("not ", 900)) + "name", out _, out _));
        Assert.False(QueryParser.TryParse(new string('a', 5000), out _, out var error));
        Assert.Contains("4,000 characters", error.Message, StringComparison.Ordinal);
        Assert.True(QueryParser.TryParse(string.Join(" and ", Enumerable.Repeat("name", 400)), out _, out _));
    }

    [Theory]
    [InlineData("config.lr")]
    [InlineData("last(val/acc)")]
    [InlineData("at(\"a b\", -3)")]
    [InlineData("summary.\"in\"")]
    [InlineData("started")]
    public void Operand_Read_PrintsAsItself(string text)
    {
        Assert.True(QueryParser.TryParseOperand(text, out var operand, out _));
        Assert.Equal(text, operand.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("config.lr = 1")]
    [InlineData("nothing")]
    public void Operand_Wrong_IsRefused(string text) => Assert.False(QueryParser.TryParseOperand(text, out _, out _));
}
