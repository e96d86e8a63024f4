using Bunit.TestDoubles;
using Dashboard.Web.Components.Audio;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Components.Tensors;
using Dashboard.Web.Components.Text;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Web.Tests.Components.Media;

public sealed class MediaPagesTests : BunitContext
{
    private readonly FakeRunList _runs = new();
    private readonly FakeTimeProvider _time = new();

    public MediaPagesTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        foreach (var module in new[] { "text", "audio", "tensors" })
        {
            JSInterop.SetupModule($"./js/media/{module}.js").Mode = JSRuntimeMode.Loose;
        }

        Services.AddSingleton<IRunList>(_runs);
        FakeColours.AddTo(Services);
        Services.AddSingleton<ILogDirectories>(new FakeLogDirectories("runs"));
        Services.AddSingleton<TimeProvider>(_time);
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Tag(1, SummaryKind.Text), Tag(2, SummaryKind.Audio), Tag(3, SummaryKind.Tensor), Tag(4, SummaryKind.Image)));
    }

    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    [Fact]
    public void Pages_ShowTheTagsOfTheirOwnKind()
    {
        Assert.Equal("1", Open<TextPage>().Find("[data-media]").GetAttribute("data-tag"));
        Assert.Equal("2", Open<AudioPage>().Find("[data-media]").GetAttribute("data-tag"));
        Assert.Equal("3", Open<TensorsPage>().Find("[data-media]").GetAttribute("data-tag"));
    }

    [Fact]
    public void Text_SearchedRawAndCompared_IsInTheUrl()
    {
        var page = Open<TextPage>();

        page.Find("input[aria-label='Show steps whose text contains']").Input("loss & more");
        page.Find("select[aria-label='Compare with']").Change("Run");
        page.FindAll("#media-options input[type=checkbox]")[0].Change(true);
        _time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.EndsWith("?raw=1&search=loss%20%26%20more&compare=run", Navigation.Uri, StringComparison.Ordinal));
        var view = TextViewUrl.Instance.Parse(new Uri(Navigation.Uri).Query);
        Assert.Equal(TextView.Default with { IsRaw = true, Search = "loss & more", Comparison = TextComparison.Run }, view);
    }

    [Fact]
    public void Menu_ListsEachPage_OnlyWhenItHasContent()
    {
        foreach (var (dashboard, kind) in new (IDashboard, SummaryKind)[] { (new TextDashboard(), SummaryKind.Text), (new AudioDashboard(), SummaryKind.Audio), (new TensorsDashboard(), SummaryKind.Tensor) })
        {
            Assert.False(dashboard.HasContent(RunListSnapshot.Empty with { Kinds = default(KindSet).With(SummaryKind.Scalar) }));
            Assert.True(dashboard.HasContent(RunListSnapshot.Empty with { Kinds = default(KindSet).With(kind) }));
        }
    }

    private static TagRow Tag(int id, SummaryKind kind) => new(id, $"tag/{id}", kind, "", "");

    private IRenderedComponent<TPage> Open<TPage>()
        where TPage : Microsoft.AspNetCore.Components.IComponent => Render<TPage>(parameters => parameters.AddCascadingValue(new LiveState()));
}
