using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests.Histograms;

public sealed class MeshPageTests(BrowserFixture chromium)
{
    // Parts of the picture that are not background: what the copied canvas holds.
    private const string Painted = """
        (name) => {
          const canvas = document.querySelector(`[data-panel][data-tag-name="${name}"] canvas`);
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          let painted = 0;
          for (let i = 3; i < data.length; i += 4) if (data[i] > 0) painted++;
          return painted / (data.length / 4);
        }
        """;

    [Fact]
    public async Task Meshes_OfARecordedRun_AreDrawnTurnedByKeysAndStepped()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("pytorch_all"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url + "/meshes?runs=none&run=mesh");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-panel]')].filter((one) => one.dataset.pictures > 0).length === 3");
        Assert.InRange(await page.EvaluateAsync<double>(Painted, "tetrahedron_VERTEX"), 0.05, 0.9);
        Assert.InRange(await page.EvaluateAsync<double>(Painted, "point_cloud_VERTEX"), 0.001, 0.9);

        // Linked cameras: a key on one turns all.
        var solid = page.Locator("[data-panel][data-tag-name='tetrahedron_VERTEX']");
        var before = await solid.GetAttributeAsync("data-yaw");
        await solid.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForFunctionAsync("(yaw) => [...document.querySelectorAll('[data-panel]')].every((one) => one.dataset.yaw !== yaw)", before);

        var slider = page.Locator("[data-card='tetrahedron_VERTEX']").GetByRole(AriaRole.Slider);
        await slider.PressAsync("Home");
        await page.Locator("[data-card='tetrahedron_VERTEX']").GetByText("step 0").WaitForAsync();
        Assert.Contains("4 vertices, 4 faces", await solid.GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        Assert.Empty(watched.Problems);
    }
}
