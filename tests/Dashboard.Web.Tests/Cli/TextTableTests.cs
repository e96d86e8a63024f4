using Dashboard.Web.Cli;

namespace Dashboard.Web.Tests.Cli;

public sealed class TextTableTests
{
    [Fact]
    public void Print_CellsOfAllLengths_LineUpInColumns()
    {
        var table = new TextTable("A", "LONG HEADING", "B");
        table.Add("longer", "x", "1");
        Assert.Equal($"A       LONG HEADING  B{Environment.NewLine}longer  x             1{Environment.NewLine}", Print(table));
    }

    [Fact]
    public void Print_GiantName_IsCutSoThatTheOtherRowsStayNarrow()
    {
        var table = new TextTable("RUN", "TAG");
        table.Add(new string('a', 300_000), "loss");
        table.Add("b", "loss");
        Assert.All(Print(table).Split('\n'), line => Assert.True(line.Length < 200));
        Assert.Contains("a…  loss", Print(table), StringComparison.Ordinal);
    }

    private static string Print(TextTable table)
    {
        using var output = new StringWriter();
        table.Print(output);
        return output.ToString();
    }
}
