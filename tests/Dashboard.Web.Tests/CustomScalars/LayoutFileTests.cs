using Dashboard.Web.Configuration;
using Dashboard.Web.CustomScalars.Layouts;
using Microsoft.Extensions.Options;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.CustomScalars;

public sealed class LayoutFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => _directory.Combine(LayoutFile.Name);

    [Fact]
    public void Change_IsThereAfterARestart()
    {
        Open().Change(layout => layout.WithChart("1", "train/loss").WithTag("1", "val/loss").WithTitle("1", "Ünïcode <b>"));

        var chart = Assert.Single(Open().Current.Charts);

        Assert.Equal(("1", "Ünïcode <b>"), (chart.Id, chart.Title));
        Assert.Equal(["train/loss", "val/loss"], chart.Tags);
        Assert.Equal([LayoutFile.Name], Directory.EnumerateFiles(_directory.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"Charts":[null]}""")]
    [InlineData("""{"Charts":[{"Id":null,"Title":"","Tags":[]}]}""")]
    [InlineData("""{"Charts":[{"Id":"1","Title":"","Tags":[null]}]}""")]
    [InlineData("""{"Charts":[{"Id":"1","Title":""}]}""")]
    public void Open_SpoiltFile_KeepsItAsideAndBeginsAnew(string text)
    {
        File.WriteAllText(FilePath, text);

        var store = Open();

        Assert.Empty(store.Current.Charts);
        Assert.Contains(LayoutFile.Name + ".broken", store.Problem, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(FilePath + ".broken"));
        store.Change(layout => layout.WithChart("1", "t"));
        Assert.Single(Open().Current.Charts);
    }

    [Fact]
    public void Change_ThatCannotBeKept_ChangesNothing()
    {
        var store = Open();
        Directory.CreateDirectory(FilePath); // In the way of the file.

        Assert.Throws<IOException>(() => store.Change(layout => layout.WithChart("1", "t")));
        Assert.Empty(store.Current.Charts);
    }

    [Fact]
    public void Change_FromManyThreads_LosesNone()
    {
        var store = Open();
        var told = 0;
        using var subscription = store.Subscribe(() => Interlocked.Increment(ref told));

        Parallel.For(0, 40, i => store.Change(layout => layout.WithChart($"{i}", "t")));

        Assert.Equal(40, Open().Current.Charts.Length);
        Assert.Equal(40, told);
    }

    private LayoutFile Open() => new(new DataDirectory(Options.Create(new DashboardOptions { Data = _directory.Path })));

    public void Dispose() => _directory.Dispose();
}
