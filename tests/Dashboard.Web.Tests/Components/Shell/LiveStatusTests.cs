using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Web.Tests.Components.Shell;

public sealed class LiveStatusTests : BunitContext
{
    private readonly FakeRunList _runs = new();
    private readonly LiveState _live = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1012));

    public LiveStatusTests()
    {
        Services.AddSingleton<IRunList>(_runs);
        Services.AddSingleton<TimeProvider>(_time);
    }

    [Fact]
    public void Status_LiveRun_SaysHowOldItsNewestPointIs()
    {
        _runs.Publish(Some.Snapshot([Some.Run(0, "a", start: 1000, isLive: true), Some.Run(1, "b", start: 500)]));

        Assert.Equal("Live 2.0 s", Status().Find(".state").TextContent);
    }

    [Fact]
    public void Status_NoLiveRun_IsUpToDate()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a")));

        Assert.Equal("Up to date", Status().Find(".state").TextContent);
    }

    [Fact]
    public async Task Status_Paused_SaysSoEvenWhileReconnecting()
    {
        var status = Status();

        await status.InvokeAsync(() =>
        {
            _live.SetReconnecting(true);
            _live.TogglePause();
        });

        Assert.Equal("Paused", status.Find(".state").TextContent);
    }

    [Fact]
    public void Status_Announcement_HasNoNumbersThatTick()
    {
        _runs.Publish(Some.Snapshot([Some.Run(0, "a", isLive: true)]) with { Progress = new IngestProgress(31_000_000, 84_000_000) });

        Assert.Equal("Live, indexing", Status().Find("[role=status]").TextContent);
    }

    [Fact]
    public void Status_LiveFilesALittleAhead_IsNotIndexing()
    {
        _runs.Publish(RunListSnapshot.Empty with { Progress = new IngestProgress(8_399_900_000, 8_400_000_000) });

        Assert.DoesNotContain("Indexing", Status().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_Indexing_ShowsHowFar()
    {
        _runs.Publish(RunListSnapshot.Empty with { Progress = new IngestProgress(3_100_000_000, 8_400_000_000) });

        Assert.Contains("Indexing 3.1 of 8.4 GB", Status().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_ProblemsAppear_LinksToTheHealthPage()
    {
        var status = Status();
        Assert.Empty(status.FindAll("a"));

        _runs.Publish(RunListSnapshot.Empty with { Problems = 2 });

        status.WaitForAssertion(() => Assert.Equal("status", status.Find("a").GetAttribute("href")));
        Assert.Contains("problems", status.Find("a").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<LiveStatus> Status() => Render<LiveStatus>(parameters => parameters.AddCascadingValue(_live));
}
