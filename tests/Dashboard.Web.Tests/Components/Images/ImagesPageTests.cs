using Bunit.TestDoubles;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Images;
using Dashboard.Web.Components.Media;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.JSInterop;

namespace Dashboard.Web.Tests.Components.Images;

public sealed class ImagesPageTests : BunitContext
{
    private readonly FakeRunList _runs = new();
    private readonly FakeTimeProvider _time = new();
    private readonly BunitJSModuleInterop _module;

    public ImagesPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        _module = JSInterop.SetupModule("./js/media/images.js");
        _module.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IRunList>(_runs);
        FakeColours.AddTo(Services);
        Services.AddSingleton<ILogDirectories>(new FakeLogDirectories("runs"));
        Services.AddSingleton<TimeProvider>(_time);
    }

    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    [Fact]
    public void Card_OfATag_NamesTheRunsThatHaveIt()
    {
        _runs.Publish(Some.Snapshot([], Image(1, "a/x"), Image(2, "b/y"), Some.Scalar(3, "loss")) with
        {
            Runs = [Some.Run(0, "first", tags: [1, 3]), Some.Run(7, "second", tags: [1, 2])],
        });

        var page = RenderPage();

        Assert.Equal(["0 7", "7"], page.FindAll("[data-media]").Select(card => card.GetAttribute("data-runs")!));
    }

    [Fact]
    public void Step_ChosenInTheBrowser_IsInTheUrlUntilTheLatestIsChosen()
    {
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Image(1, "a/x")));
        var page = RenderPage();

        page.InvokeAsync(() => Module.ChooseStep("9223372036854775807"));
        _time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.EndsWith("?step=9223372036854775807", Navigation.Uri, StringComparison.Ordinal));
        page.InvokeAsync(() => Module.ChooseStep(null));
        _time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.DoesNotContain("step", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_OfTheUrl_ReachTheControlsClamped()
    {
        Navigation.NavigateTo("?brightness=9&contrast=0.5&actual=1&superseded=1");
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Image(1, "a/x")));

        var page = RenderPage();

        Assert.Equal("2", page.Find("input[aria-label='Brightness']").GetAttribute("value"));
        Assert.Equal("0.5", page.Find("input[aria-label='Contrast']").GetAttribute("value"));
        Assert.Equal(2, page.FindAll("#media-options input[type=checkbox][checked]").Count);
    }

    [Fact]
    public void View_PrintedAndParsed_IsTheSame()
    {
        var view = ImageView.Default with { Step = -5, ShowSuperseded = true, Brightness = 1.5, Contrast = 0.25, IsActualSize = true, TagFilter = "a" };

        Assert.Equal(view, ImageViewUrl.Instance.Parse(ImageViewUrl.Instance.Print(view)));
        Assert.Equal("", ImageViewUrl.Instance.Print(ImageView.Default));
    }

    [Fact]
    public void Menu_ListsImages_OnlyWhenThereAreSome()
    {
        IDashboard dashboard = new ImagesDashboard();

        Assert.False(dashboard.HasContent(RunListSnapshot.Empty));
        Assert.True(dashboard.HasContent(RunListSnapshot.Empty with { Kinds = default(KindSet).With(SummaryKind.Image) }));
    }

    // What the browser's module calls.
    private MediaPageModule Module => ((DotNetObjectReference<MediaPageModule>)_module.Invocations["open"].Single().Arguments[1]!).Value;

    private static TagRow Image(int id, string name) => new(id, name, SummaryKind.Image, "", "");

    private IRenderedComponent<ImagesPage> RenderPage() => Render<ImagesPage>(parameters => parameters.AddCascadingValue(new LiveState()));
}
