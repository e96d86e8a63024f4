using Bunit.TestDoubles;
using Dashboard.Web.Components.Charts;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Scalars;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.JSInterop;

namespace Dashboard.Web.Tests.Components.Scalars;

public sealed class ScalarsPageTests : BunitContext
{
    private readonly FakeRunList _runs = new();
    private readonly FakeTimeProvider _time = new();
    private readonly BunitJSModuleInterop _module;
    private readonly BunitJSModuleInterop _images;
    private readonly BunitJSModuleInterop _histograms;

    public ScalarsPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        _module = JSInterop.SetupModule("./js/charts/page.js");
        _images = JSInterop.SetupModule("./js/media/images.js");
        _histograms = JSInterop.SetupModule("./js/histograms/page.js");
        _module.Mode = JSRuntimeMode.Loose;
        _images.Mode = _histograms.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IRunList>(_runs);
        FakeColours.AddTo(Services);
        Services.AddSingleton<ILogDirectories>(new FakeLogDirectories("runs"));
        Services.AddSingleton<TimeProvider>(_time);
    }

    [Fact]
    public void Page_NoRuns_TeachesHowToLogAndNamesTheDirectory()
    {
        var page = RenderPage();

        Assert.Contains("No runs yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("SummaryWriter(\"runs/first\"", page.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Equal("runs", page.Find(".watched code").TextContent);
    }

    [Fact]
    public void Page_MissingDirectory_SaysThatItWaits()
    {
        _runs.Publish(RunListSnapshot.Empty with { MissingDirectories = ["runs"] });

        Assert.Contains("Waiting for the log directory", RenderPage().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_FirstRunAppears_ShowsItsCardsWithoutReload()
    {
        var page = RenderPage();

        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));

        page.WaitForAssertion(() => Assert.Equal("train/loss", page.Find("[data-card]").GetAttribute("data-card")));
    }

    [Fact]
    public void TagFilter_ThatMatchesNothing_OffersToClearIt()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();
        page.Find("[data-key='/']").Input("zzz");

        Assert.Empty(page.FindAll("[data-card]"));
        page.FindAll("button").Single(button => button.TextContent == "Clear the tag filter").Click();

        Assert.Single(page.FindAll("[data-card]"));
    }

    [Fact]
    public void None_Clicked_OffersToSelectAll()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a", "b"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();
        page.FindAll("button").Single(button => button.TextContent == "None").Click();

        Assert.Contains("No runs selected", page.Markup, StringComparison.Ordinal);
        page.FindAll("button").Single(button => button.TextContent == "Select all").Click();

        Assert.Single(page.FindAll("[data-card]"));
    }

    [Fact]
    public void Section_Toggled_IsInTheUrlAndBackReopensIt()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        page.Find("button.title").Click();

        Assert.Empty(page.FindAll("[data-card]"));
        Assert.EndsWith("?closed=train", Navigation.Uri, StringComparison.Ordinal);
        Navigation.NavigateTo("");
        Assert.Single(page.FindAll("[data-card]"));
    }

    [Fact]
    public void Card_Pinned_MovesAboveAllSectionsAndIsInTheUrl()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss"), Some.Scalar(2, "val/acc")));
        var page = RenderPage();

        page.Find("[data-card='val/acc'] button[aria-label='Pin']").Click();

        Assert.Equal(["val/acc", "train/loss"], page.FindAll("[data-card]").Select(card => card.GetAttribute("data-card")!));
        Assert.Equal("Pinned", page.Find(".section").GetAttribute("aria-label"));
        Assert.EndsWith("?pin=val/acc", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Section_WithThousandsOfTags_ShowsAPageAtATime()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), [.. Enumerable.Range(0, 2000).Select(i => Some.Scalar(i, $"many/{i}"))]));
        var page = RenderPage();
        Assert.Equal(CardSection.PageSize, page.FindAll("[data-card]").Count);

        page.Find("button.more").Click();

        Assert.Equal(2 * CardSection.PageSize, page.FindAll("[data-card]").Count);
        Assert.Contains("of 1952", page.Find("button.more").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Maximised_TagInAClosedSectionBeyondTheFirstPage_IsRendered()
    {
        var tags = Enumerable.Range(0, 100).Select(i => Some.Scalar(i, $"many/{i}")).Prepend(Some.Scalar(100, "first/a")).ToArray();
        Navigation.NavigateTo("?closed=many&max=many/90");
        _runs.Publish(Some.Snapshot(Some.Runs("a"), tags));

        Assert.Single(RenderPage().FindAll("[data-card='many/90'].is-maximised"));
    }

    [Fact]
    public void Sections_Many_OpenOnlyTheFirstOnes()
    {
        var tags = Enumerable.Range(0, 100).Select(i => Some.Scalar(i, $"group{i / 10}/{i}")).ToArray();
        _runs.Publish(Some.Snapshot(Some.Runs("a"), tags));

        var page = RenderPage();

        Assert.Equal(10, page.FindAll("button.title").Count);
        Assert.Equal(30, page.FindAll("[data-card]").Count);
    }

    [Fact]
    public void Smoothing_Typed_ReachesTheViewClamped()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        page.Find("input[aria-label='Smoothing weight']").Change("7");
        _time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.EndsWith("?smoothing=0.999", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void SmoothingMethod_Chosen_BeginsWithAStrengthOfItsOwnAndSaysWhatItDoes()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        page.Find("select[aria-describedby='smoothing-meaning']").Change("Gaussian");

        Assert.EndsWith("?smoothing=gaussian:5", Navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("normal curve", page.Find("#smoothing-meaning").TextContent, StringComparison.Ordinal);
        page.Find("#smoothing").Input("100");
        _time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.EndsWith("?smoothing=gaussian:100", Navigation.Uri, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Smoother.Time)]
    [InlineData(Smoother.Gaussian)]
    [InlineData(Smoother.Average)]
    public void SmoothingSlider_AnyPlace_IsAStrengthThatStandsThere(Smoother smoother)
    {
        var scale = SmoothingScale.Of(smoother);

        Assert.Equal(0, scale.FromSlider(0));
        Assert.Equal((scale.Least, scale.Most), (scale.FromSlider(1), scale.FromSlider(100)));
        Assert.All(Enumerable.Range(0, 100), place => Assert.True(scale.FromSlider(place) <= scale.FromSlider(place + 1)));
    }

    [Fact]
    public void XAxis_Chosen_LeavesZoomsOfTheOldAxisBehind()
    {
        Navigation.NavigateTo("?zoom=1,2,train/loss");
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        page.Find("select[aria-label='X axis']").Change("Wall");

        Assert.EndsWith("?x=wall", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Zoom_OfBothAxes_IsInTheUrlAndOffersReset()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        page.InvokeAsync(() => ChartsModule.Zoomed("train/loss", [1, 2, -0.5, 3], isContinued: false));

        Assert.EndsWith("?zoom=1,2,train/loss&zoomy=-0.5,3,train/loss", Navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("in this range", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".empty button"));
    }

    [Fact]
    public void Zoom_ByManyTurnsOfTheWheel_IsOneEntryOfTheHistory()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        page.InvokeAsync(() => ChartsModule.Zoomed("train/loss", [1, 9], isContinued: false));
        page.InvokeAsync(() => ChartsModule.Zoomed("train/loss", [2, 8], isContinued: true));
        page.InvokeAsync(() => ChartsModule.Zoomed("train/loss", [3, 7], isContinued: true));
        _time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.EndsWith("?zoom=3,7,train/loss", Navigation.Uri, StringComparison.Ordinal));
        Assert.Single(Navigation.History);
    }

    [Fact]
    public void Colour_PickedForARun_IsThatOfItsSwatchUntilItsOwnIsGivenBack()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a", "b"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        page.Find("button[aria-label='Colour of b']").Click();
        page.Find("#run-colour button[aria-label='Green, dashed']").Click();

        page.WaitForAssertion(() => Assert.NotNull(page.Find("#runs li.row.style-14 .run-swatch.dashed")));
        page.FindAll("#run-colour button").Single(button => button.TextContent == "Its own colour").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#runs li.style-14")));
    }

    [Fact]
    public void Colours_ByPrefix_AreInTheUrlWithALegendAndNothingToPick()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("x/a", "x/b", "y/a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        page.Find("select[aria-label='Colour runs by']").Change("prefix");

        Assert.EndsWith("?color=prefix", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(["x2", "y1"], page.FindAll(".groups li").Select(group => group.TextContent.Trim()));
        Assert.Empty(page.FindAll(".pick"));
        page.Find("select[aria-label='Colour runs by']").Change("regex:");
        page.Find("input[aria-label^='Regular expression']").Change("(");
        Assert.NotEmpty(page.Find("#colour-error").TextContent);
    }

    [Fact]
    public void Chart_MadeOfTwoTagsOverAThird_StandsAboveTheSectionsAndInTheUrl()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "loss"), Some.Scalar(2, "acc"), Some.Scalar(3, "lr")));
        var page = RenderPage();

        page.Find("button[aria-label='Make a chart']").Click();
        Assert.True(page.Find("#chart-maker .primary").HasAttribute("disabled"));
        page.Find("#chart-maker input[aria-label^='Filter the tags']").Input("o");
        page.FindAll("#chart-maker .choices input").Single().Change(true);
        page.Find("#chart-maker input[aria-label^='Filter the tags']").Input("ac");
        page.FindAll("#chart-maker .choices input").Single().Change(true);
        page.Find("#chart-maker input[placeholder]").Input("Mine");
        page.Find("#chart-maker select").Change("lr");
        page.Find("#chart-maker .primary").Click();

        Assert.EndsWith("?chart=Mine|lr|acc|loss", Navigation.Uri, StringComparison.Ordinal);
        var plot = page.Find("[data-card='chart:Mine'] [data-chart]");
        Assert.Equal("3", plot.GetAttribute("data-x-tag"));
        Assert.Equal("""[{"id":2,"name":"acc"},{"id":1,"name":"loss"}]""", plot.GetAttribute("data-tags"));
    }

    [Fact]
    public void MadeChart_ChangedAndRemoved_KeepsItsPlace()
    {
        Navigation.NavigateTo("?chart=A||loss&chart=B||acc");
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "loss"), Some.Scalar(2, "acc")));
        var page = RenderPage();

        page.Find("[data-card='chart:A'] button[aria-label='Change']").Click();
        page.Find("#chart-maker input[placeholder]").Input("A2");
        page.Find("#chart-maker .primary").Click();
        Assert.EndsWith("?chart=A2||loss&chart=B||acc", Navigation.Uri, StringComparison.Ordinal);

        page.Find("[data-card='chart:A2'] button[aria-label='Remove']").Click();
        Assert.EndsWith("?chart=B||acc", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void MadeChart_OverAScalarThatNoRunHas_SaysSo()
    {
        Navigation.NavigateTo("?chart=A|lr|loss");
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "loss")));

        var card = RenderPage().Find("[data-card='chart:A']");

        Assert.Equal("[]", card.QuerySelector("[data-chart]")!.GetAttribute("data-tags"));
        Assert.Contains("No run has lr", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Kinds_All_ShowsImagesAndHistogramsOfAGroupBesideItsScalars()
    {
        var snapshot = Some.Snapshot(
            Some.Runs("a"),
            Some.Scalar(1, "train/loss"),
            new TagRow(2, "train/samples", SummaryKind.Image, "", ""),
            new TagRow(3, "train/weights", SummaryKind.Histogram, "", ""));
        _runs.Publish(snapshot with { Kinds = default(KindSet).With(SummaryKind.Scalar).With(SummaryKind.Image).With(SummaryKind.Histogram) });
        var page = RenderPage();
        Assert.Single(page.FindAll("[data-card]"));
        Assert.Empty(_images.Invocations["open"]);

        page.Find("select[aria-label='Kinds of cards']").Change("All");

        Assert.EndsWith("?kinds=all", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(["train/loss", "train/samples", "train/weights"], page.FindAll("[data-card]").Select(card => card.GetAttribute("data-card")!));
        Assert.NotNull(page.Find("[data-media]"));
        Assert.NotNull(page.Find("[data-panel]"));
        page.WaitForAssertion(() => Assert.Single(_images.Invocations["open"]));
        page.WaitForAssertion(() => Assert.Single(_histograms.Invocations["open"]));

        page.Find("select[aria-label='Kinds of cards']").Change("Histograms");
        Assert.Equal("train/weights", page.FindAll("[data-card]").Single().GetAttribute("data-card"));
    }

    [Fact]
    public void Steps_MarkedOnAChart_AreInTheUrlAndMakeRoomForTables()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss"), Some.Scalar(2, "val/acc")));
        var page = RenderPage();
        Assert.Empty(page.FindAll("[data-values]"));

        page.InvokeAsync(() => ChartsModule.StepsSelected("900", "100"));

        Assert.EndsWith("?steps=100,900", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("[data-values]").Count);
        page.Find("button[aria-label='Remove the selected steps']").Click();
        Assert.Empty(page.FindAll("[data-values]"));
    }

    [Fact]
    public void Steps_Typed_AreTheSameAsMarked()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        page.Find("input[aria-label='Step, or first of a range']").Change("12");
        page.Find("input[aria-label='Last of a range']").Change("nonsense");
        Assert.EndsWith("?steps=12", Navigation.Uri, StringComparison.Ordinal);
        page.Find("input[aria-label='Last of a range']").Change("5");

        Assert.EndsWith("?steps=5,12", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_Chosen_AreThoseOfTheSelectionThatIsShown()
    {
        Navigation.NavigateTo("?steps=5,12");
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        page.InvokeAsync(() => ChartsModule.ColumnsChosen(["max", "start"]));
        page.InvokeAsync(() => ChartsModule.RowsSorted("max", descending: true));

        Assert.EndsWith("?steps=5,12&rangecols=max,start&sort=-max", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void CardMenu_Opened_OffersEveryPointOfTheRunsThatHaveTheTag()
    {
        _runs.Publish(Some.Snapshot([], Some.Scalar(1, "train/loss"), Some.Scalar(2, "train/acc")) with
        {
            Runs = [Some.Run(0, "a/b", tags: 1), Some.Run(1, "other", tags: 2)],
        });
        var page = RenderPage();
        var menu = page.Find("[data-card='train/loss'] .card-menu");
        Assert.Empty(menu.QuerySelectorAll("a"));

        menu.TriggerEvent("ontoggle", new EventArgs());

        Assert.Equal(
            ["data/plugin/scalars/scalars?run=a%2Fb&tag=train%2Floss&format=csv&samples=all", "data/plugin/scalars/scalars?run=a%2Fb&tag=train%2Floss&format=json&samples=all"],
            page.FindAll("[data-card='train/loss'] .card-menu a").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public void CardMenu_RunAppearsUnderTheSameView_IsOffered()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        _runs.Publish(Some.Snapshot(Some.Runs("a", "b"), Some.Scalar(1, "train/loss")));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("#runs li.row").Count));
        page.Find(".card-menu").TriggerEvent("ontoggle", new EventArgs());

        Assert.Equal(4, page.FindAll(".card-menu a").Count);
    }

    [Fact]
    public void Card_MostlySuperseded_OffersArrivalOrderUnlessItIsShown()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(1, "train/loss")));
        var page = RenderPage();

        page.Find("button.rewritten").Click();

        Assert.EndsWith("?x=arrival", Navigation.Uri, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button.rewritten"));
    }

    [Fact]
    public async Task Page_Disposed_StopsListening()
    {
        RenderPage();
        Assert.Equal(1, _runs.Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(0, _runs.Subscribers);
    }

    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    // What the browser's modules call.
    private ChartsPageModule ChartsModule =>
        ((DotNetObjectReference<ChartsPageModule>)_module.Invocations["openCharts"].Single().Arguments[1]!).Value;

    private IRenderedComponent<ScalarsPage> RenderPage() =>
        Render<ScalarsPage>(parameters => parameters.AddCascadingValue(new LiveState()));
}
