using EventFormat.Writing;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

public sealed class ProjectorTests(BrowserFixture chromium)
{
    private const int Points = 300;
    private static readonly string[] Classes = ["ant", "bee", "cat"];

    [Fact]
    public async Task Projector_UsedAsAUserDoes_ShowsFindsSelectsAndReproduces()
    {
        using var logs = new TemporaryDirectory();
        await WriteAsync(logs.Combine("run"));
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url);
        await page.GetByRole(AriaRole.Link, new() { Name = "Projector" }).ClickAsync();

        // Principal components come by themselves.
        await page.GetByText("Trustworthiness").WaitForAsync();
        await page.GetByText("300 × 6").WaitForAsync();
        Assert.True(await ColoursOfPictureAsync(page) > 20);

        // A search in words, and everything it found selected.
        await page.GetByLabel("Find points by regular expression").FillAsync("^BEE");
        await page.GetByText("100 of 300 points").WaitForAsync();
        await page.GetByText("Select all").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Isolate" }).ClickAsync();
        await page.GetByText("computed for 100 isolated points").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all 300" }).ClickAsync();

        // One point by the keyboard alone: its facts and its neighbours.
        await page.GetByLabel("Find points by regular expression").FillAsync("");
        await page.GetByLabel("Points", new() { Exact = true }).First.FocusAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("Enter");
        var near = page.GetByRole(AriaRole.List, new() { Name = "Neighbours or selected points" }).GetByRole(AriaRole.Button);
        await Assertions.Expect(near).ToHaveCountAsync(10);
        Assert.All(await near.AllInnerTextsAsync(), text => Assert.StartsWith("ant", text, StringComparison.Ordinal)); // Its class is a cloud of its own.

        // UMAP runs on the server; the address brings all of it back.
        await page.GetByRole(AriaRole.Button, new() { Name = "UMAP" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "2-D" }).ClickAsync();
        await page.GetByText("Trustworthiness").WaitForAsync();
        await page.WaitForFunctionAsync("() => ['method=umap', 'dims=2', 'selected=0'].every((part) => location.search.includes(part))");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "UMAP" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(near).ToHaveCountAsync(10);

        // The table says it in words.
        await page.GetByRole(AriaRole.Button, new() { Name = "Table of points" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("300 points").WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Select point 0", Exact = true })).ToBeCheckedAsync();
        Assert.Empty(watched.Problems);
    }

    [Fact]
    public async Task Projector_WithoutWebGl_SaysSoAndTheRestWorks()
    {
        using var logs = new TemporaryDirectory();
        await WriteAsync(logs.Combine("run"));
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.AddInitScriptAsync("""
            const get = HTMLCanvasElement.prototype.getContext;
            HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind === "webgl2" ? null : get.call(this, kind, ...rest); };
            """);
        await page.GotoAsync(new Uri(new Uri(server.Url), "/projector").ToString());
        await page.GetByRole(AriaRole.Alert).GetByText("draws no WebGL 2").WaitForAsync();
        await page.GetByLabel("Find points by regular expression").FillAsync("cat 2");
        await page.GetByText("of 300 points").WaitForAsync();
        Assert.Empty(watched.Problems);
    }

    /// <summary>Three clouds of six dimensions with a name, a class and a thumbnail for each point.</summary>
    private static async Task WriteAsync(string directory)
    {
        var random = new Random(1);
        var values = new float[Points * 6];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ((i / 6 % 3) == i % 3 ? 10 : 0) + random.NextSingle();
        }

        var thumbnails = new byte[Points * 4 * 4 * 3];
        for (var i = 0; i < thumbnails.Length; i++)
        {
            thumbnails[i] = (byte)(i * 7 % 256);
        }

        await using var writer = new SummaryWriter(directory);
        writer.AddScalar("loss", 1, 0);
        Assert.True(writer.AddEmbedding("clouds", new Embedding
        {
            Points = values,
            Dimensions = 6,
            MetadataHeader = ["name", "class"],
            Metadata = [.. Enumerable.Range(0, Points).Select(i => new[] { $"{Classes[i % 3]} {i}", Classes[i % 3] })],
            Thumbnails = thumbnails,
            ThumbnailShape = new ImageShape(4, 4, 3),
        }));
    }

    /// <summary>Different colours of the picture that "Save as PNG" gives.</summary>
    private static async Task<int> ColoursOfPictureAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save as PNG" }).ClickAsync());
        var picture = Convert.ToBase64String(await File.ReadAllBytesAsync(await download.PathAsync()));
        return await page.EvaluateAsync<int>("""
            async (picture) => {
              const image = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))], { type: "image/png" }));
              const canvas = new OffscreenCanvas(image.width, image.height);
              const context = canvas.getContext("2d");
              context.drawImage(image, 0, 0);
              return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
            }
            """, picture);
    }
}
