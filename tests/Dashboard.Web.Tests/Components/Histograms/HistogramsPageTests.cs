using Bunit.TestDoubles;
using Dashboard.Web.Components.Histograms;
using Dashboard.Web.Components.Panels;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.JSInterop;

namespace Dashboard.Web.Tests.Components.Histograms;

public sealed class HistogramsPageTests : BunitContext
{
    private readonly FakeRunList _runs = new();
    private readonly BunitJSModuleInterop _module;

    public HistogramsPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        _module = JSInterop.SetupModule("./js/histograms/page.js");
        _module.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IRunList>(_runs);
        FakeColours.AddTo(Services);
        Services.AddSingleton<ILogDirectories>(new FakeLogDirectories("runs"));
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider());
    }

    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    private static TagRow Weights { get; } = new(7, "layer/weights", SummaryKind.Histogram, "", "");

    [Fact]
    public void Page_RunsThatHaveTheTag_HaveAPanelEach()
    {
        _runs.Publish(Some.Snapshot([], Weights, Some.Scalar(1, "loss")) with { Runs = [Some.Run(0, "a", tags: 7), Some.Run(1, "b", tags: [7, 1]), Some.Run(2, "c", tags: 1)] });

        var page = RenderPage();

        Assert.Equal(["0", "1"], page.FindAll("[data-panel]").Select(panel => panel.GetAttribute("data-run")));
        Assert.All(page.FindAll("[data-panel]"), panel => Assert.Equal("layer/weights", panel.GetAttribute("data-tag-name")));
    }

    [Fact]
    public void Tag_OfManyRuns_ShowsAPageOfThem()
    {
        _runs.Publish(Some.Snapshot(Some.ManyRuns(30), Weights));
        Navigation.NavigateTo("?runs=all");
        var page = RenderPage();
        Assert.Equal(RunPanels.PageSize, page.FindAll("[data-panel]").Count);

        page.Find("button.more").Click();

        Assert.Equal(30, page.FindAll("[data-panel]").Count);
    }

    [Fact]
    public void Mode_Chosen_IsInTheUrl()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Weights));
        var page = RenderPage();

        page.Find("select[aria-label='Drawn as']").Change("Heatmap");

        Assert.EndsWith("?mode=heatmap", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Zoom_IsInTheUrlAndIsReset()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Weights));
        var page = RenderPage();

        page.InvokeAsync(() => Module.Zoomed("layer/weights", [1, 5], [-0.5, 2], isContinued: false));

        Assert.EndsWith("?zoom=1,5,layer/weights&zoomv=-0.5,2,layer/weights", Navigation.Uri, StringComparison.Ordinal);
        page.Find("button[aria-label='Reset zoom']").Click();
        Assert.DoesNotContain("zoom", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Url_WithEverything_RoundTrips()
    {
        const string query = "?mode=overlay&x=wall&zoom=1,5,a&zoomv=-0.5,2,b";

        Assert.Equal(query, HistogramViewUrl.Instance.Print(HistogramViewUrl.Instance.Parse(query)));
    }

    [Fact]
    public void Axis_Chosen_LeavesZoomsOfTheOldOneBehind()
    {
        Navigation.NavigateTo("?zoom=1,5,layer/weights");
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Weights));

        RenderPage().Find("select[aria-label='X axis']").Change("Wall");

        Assert.EndsWith("?x=wall", Navigation.Uri, StringComparison.Ordinal);
    }

    // What the browser's module calls.
    private PanelsModule Module => ((DotNetObjectReference<PanelsModule>)_module.Invocations["open"].Single().Arguments[1]!).Value;

    private IRenderedComponent<HistogramsPage> RenderPage() =>
        Render<HistogramsPage>(parameters => parameters.AddCascadingValue(new LiveState()));
}
