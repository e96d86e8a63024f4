using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

/// <summary>The charts page as a user meets it: cards by their tag, runs by their name.</summary>
internal sealed class ChartsPage(WatchedPage watched)
{
    public IPage Page => watched.Page;

    public static async Task<ChartsPage> OpenAsync(WatchedPage watched, MonitorServer server, string query = "")
    {
        await watched.Page.GotoAsync(server.Url + query);
        return new ChartsPage(watched);
    }

    public ILocator Card(string tag) => Page.Locator($"article[data-card=\"{tag}\"]");

    public ILocator Plot(string tag) => Page.Locator($"[data-chart][data-tag-name=\"{tag}\"]");

    /// <summary>Waits until the card of <paramref name="tag"/> shows <paramref name="step"/> of every growing run.</summary>
    public Task WaitForStepAsync(string tag, long step) => Page.WaitForFunctionAsync(
        "([tag, step]) => Number(document.querySelector(`[data-chart][data-tag-name=\"${tag}\"]`)?.dataset.lastStep || -1) >= Number(step)",
        new[] { tag, step.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    /// <summary>How many points the card holds, exact for what it shows.</summary>
    public async Task<int> PointsAsync(string tag) =>
        int.Parse(await Plot(tag).GetAttributeAsync("data-points") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Path data of every line Plotly drew on the card.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(string tag) =>
        await Plot(tag).Locator(".scatterlayer path.js-line").EvaluateAllAsync<string[]>("(paths) => paths.map((path) => path.getAttribute('d'))");

    /// <summary>Waits until the card has drawn <paramref name="pictures"/> exact pictures.</summary>
    public Task WaitForExactAsync(string tag, int pictures) => Page.WaitForFunctionAsync(
        "([tag, pictures]) => Number(document.querySelector(`[data-chart][data-tag-name=\"${tag}\"]`)?.dataset.exact || 0) >= Number(pictures)",
        new[] { tag, pictures.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    /// <summary>The ranges of both axes, as drawn.</summary>
    public Task<double[]> RangesAsync(string tag) => Plot(tag).Locator(".js-plotly-plot").EvaluateAsync<double[]>(
        "(plot) => [...plot._fullLayout.xaxis.range, ...plot._fullLayout.yaxis.range]");

    /// <summary>Waits until the card's x begins beyond <paramref name="value"/>; y follows when exact points arrive.</summary>
    public Task WaitForXBeyondAsync(string tag, double value) => Page.WaitForFunctionAsync(
        "([tag, value]) => document.querySelector(`[data-chart][data-tag-name=\"${tag}\"] .js-plotly-plot`)._fullLayout.xaxis.range[0] > value",
        new object[] { tag, value });

    /// <summary>Drags from one fraction of the plot's width to another, and some pixels down.</summary>
    public async Task DragAsync(string tag, float from, float to, float down = 0)
    {
        var box = (await Plot(tag).BoundingBoxAsync())!;
        var y = box.Y + (box.Height / 2);
        await Page.Mouse.MoveAsync(box.X + (box.Width * from), y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(box.X + (box.Width * to), y + down, new MouseMoveOptions { Steps = 4 });
        await Page.Mouse.UpAsync();
    }

    /// <summary>Fails with what the browser complained about, if anything.</summary>
    public void AssertNoProblems() => Assert.Empty(watched.Problems);
}
