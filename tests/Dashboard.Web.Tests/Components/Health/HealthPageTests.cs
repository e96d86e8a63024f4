using Dashboard.Web.Components.Health;
using Dashboard.Web.Ingest;
using EventFormat.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Health;

public sealed class HealthPageTests : BunitContext
{
    private static readonly FileHealthRow Good = new("a", "one.tfevents", 1000, 1000, 10, 0, null, null, false);
    private static readonly FileHealthRow Dead = new("b", "two.tfevents", 9000, 4096, 40, 0, "bad length checksum", 4096, true);
    private static readonly FileHealthRow Skipping = new("c", "three.tfevents", 9000, 9000, 90, 2, "bad data checksum", 512, false);

    private readonly FakeHealthReport _report = new();
    private readonly FakeRunList _runs = new();

    public HealthPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IHealthReport>(_report);
        Services.AddSingleton<IRunList>(_runs);
    }

    [Fact]
    public void Page_ProfilesAndDumps_AreNamedAsNotShown()
    {
        _runs.Publish(RunListSnapshot.Empty with
        {
            Foreign = [new(ForeignKind.Profile, "a/plugins/profile/1"), new(ForeignKind.Profile, "a/plugins/profile/2"), new(ForeignKind.Debugger, "d/tfdbg_events.1.h.metadata")],
        });

        var page = Render<HealthPage>();

        Assert.Equal("2 profiles and 1 debugger dump found, not shown", page.Find("summary").TextContent);
        Assert.Equal(["a/plugins/profile/1", "a/plugins/profile/2", "d/tfdbg_events.1.h.metadata"], page.FindAll(".foreign code").Select(name => name.TextContent));
    }

    [Fact]
    public void Page_NothingForeign_SaysNothing() => Assert.Empty(Render<HealthPage>().FindAll("details"));

    [Fact]
    public void Page_DeadFile_SaysWhereAndWhy()
    {
        _report.Files = [Dead, Good];

        Assert.Equal("Dead at byte 4,096: bad length checksum", Render<HealthPage>().Find("td.bad").TextContent);
    }

    [Fact]
    public void Page_SkippedRecords_AreCountedWithTheirCause()
    {
        _report.Files = [Skipping];

        var page = Render<HealthPage>();

        Assert.Equal("Skipped at byte 512: bad data checksum", page.Find("td.warn").TextContent);
        Assert.Equal("1 file, one with problems", page.Find("[role=status]").TextContent);
    }

    [Fact]
    public void ProblemsOnly_Checked_LeavesGoodFilesOut()
    {
        _report.Files = [Dead, Skipping, Good];
        var page = Render<HealthPage>();

        page.Find("input[type=checkbox]").Change(true);

        Assert.Equal(["b", "c"], page.FindAll("tbody th").Select(run => run.TextContent));
    }

    [Fact]
    public void Filter_Invalid_KeepsTheRowsAndSaysWhy()
    {
        _report.Files = [Dead, Good];
        var page = Render<HealthPage>();
        page.Find("input[type=search]").Input("^a/");

        page.Find("input[type=search]").Input("^a/(");

        Assert.Equal(["a"], page.FindAll("tbody th").Select(run => run.TextContent));
        Assert.NotEmpty(page.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Page_ReportChanges_IsReadAgain()
    {
        var page = Render<HealthPage>();
        Assert.Contains("No event files yet", page.Markup, StringComparison.Ordinal);

        _report.Files = [Good];
        _runs.Publish(RunListSnapshot.Empty with { Version = 1 });

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody th")));
    }
}
