using System.Globalization;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests.Media;

/// <summary>A page of steps as a user meets it: cards by their tag, tiles by their run, sliders by their name.</summary>
internal sealed class MediaPageReader(WatchedPage watched)
{
    public IPage Page => watched.Page;

    public static async Task<MediaPageReader> OpenAsync(WatchedPage watched, MonitorServer server, string address)
    {
        await watched.Page.GotoAsync(server.Url.TrimEnd('/') + "/" + address);
        return new MediaPageReader(watched);
    }

    public static Task<MonitorServer> ServeAsync(TemporaryDirectory logs) =>
        MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));

    public ILocator Card(string tag) => Page.Locator($"article[data-card=\"{tag}\"]");

    public ILocator Tile(string tag, string run) => Card(tag).Locator("figure.tile").Filter(new() { Has = Page.GetByTitle(run, new() { Exact = true }) });

    /// <summary>Waits until a run's tile shows a step.</summary>
    public Task WhenShownAsync(string tag, string run, long step) =>
        Assertions.Expect(Tile(tag, run)).ToHaveAttributeAsync("data-drawn", step.ToString(CultureInfo.InvariantCulture), new() { Timeout = 20_000 });

    public ILocator SliderOf(string tag) => Page.GetByRole(AriaRole.Slider, new() { Name = $"Step of {tag}" });

    public ILocator SliderOfAll => Page.GetByRole(AriaRole.Slider, new() { Name = "Step of all cards" });

    /// <summary>Fails with what the browser complained about, if anything.</summary>
    public void AssertNoProblems() => Assert.Empty(watched.Problems);
}
