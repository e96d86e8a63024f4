using System.Text.RegularExpressions;
using Dashboard.Web.Components.Help;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Components.Help;

public sealed class GlossaryTests
{
    [Fact]
    public void Definitions_HaveIdsOfTheirOwn() => Assert.Equal(Glossary.All.Length, Glossary.All.Select(one => one.Id).Distinct().Count());

    [Fact]
    public void Definitions_ThatPagesAskFor_Exist()
    {
        var components = Directory.EnumerateFiles(Path.Combine(Repository.Root, "Dashboard.Web", "Components"), "*.razor", SearchOption.AllDirectories);
        var asked = components.SelectMany(file => Regex.Matches(File.ReadAllText(file), "<DefinitionNote Of=\"([^\"]+)\"").Select(match => match.Groups[1].Value)).ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, id => Glossary.Find(id));
    }
}
