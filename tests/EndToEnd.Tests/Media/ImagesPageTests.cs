using System.Security.Cryptography;
using EventFormat.Writing;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests.Media;

public sealed class ImagesPageTests(BrowserFixture chromium)
{
    private static readonly ImageShape Shape = new(8, 4);

    [Fact]
    public async Task Images_OfTwoRuns_FollowSlidersKeysAndTheLog()
    {
        using var logs = new TemporaryDirectory();
        await using var a = Write(logs, "a", brightness: 100);
        await using var b = Write(logs, "b", brightness: 130);
        using var server = await MediaPageReader.ServeAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await MediaPageReader.OpenAsync(watched, server, "images");
        await page.WhenShownAsync("view/front", "a", 20);
        await page.WhenShownAsync("view/front", "b", 20);

        // One card by itself, then all of them, which the address keeps.
        await page.SliderOf("view/front").PressAsync("ArrowLeft");
        await page.WhenShownAsync("view/front", "a", 10);
        await page.WhenShownAsync("view/back", "a", 20);
        await page.SliderOfAll.PressAsync("Home");
        await page.WhenShownAsync("view/front", "b", 0);
        await page.WhenShownAsync("view/back", "b", 0);
        await watched.Page.WaitForFunctionAsync("() => location.pathname === '/images' && location.search === '?step=0'");
        await watched.Page.Locator("main h1").FocusAsync();
        await watched.Page.Keyboard.PressAsync("]");
        await page.WhenShownAsync("view/back", "a", 10);

        // At its end the slider follows what is written.
        await page.SliderOfAll.PressAsync("End");
        await page.WhenShownAsync("view/front", "a", 20);
        Add(a, "view/front", 100, 30);
        await a.FlushAsync(TestContext.Current.CancellationToken);
        await page.WhenShownAsync("view/front", "a", 30);
        page.AssertNoProblems();
    }

    [Fact]
    public async Task Video_Plays()
    {
        using var logs = new TemporaryDirectory();
        await using (var writer = new SummaryWriter(logs.Combine("a")))
        {
            var frames = new byte[2 * Shape.Length];
            frames.AsSpan(Shape.Length).Fill(255);
            writer.AddVideo("view/turning", frames, Shape, frames: 2, step: 0, framesPerSecond: 10);
        }

        using var server = await MediaPageReader.ServeAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await MediaPageReader.OpenAsync(watched, server, "images");
        await page.WhenShownAsync("view/turning", "a", 0);
        var image = page.Tile("view/turning", "a").Locator("img");

        var seen = new HashSet<string>();
        for (var pictures = 0; seen.Count < 2; pictures++)
        {
            Assert.True(pictures < 300, "The picture stands still.");
            seen.Add(Convert.ToHexString(SHA256.HashData(await image.ScreenshotAsync())));
        }

        page.AssertNoProblems();
    }

    [Fact]
    public async Task Viewer_ComparesRuns_BySwipeBlinkAndDifference()
    {
        using var logs = new TemporaryDirectory();
        await using (Write(logs, "a", brightness: 100))
        await using (Write(logs, "b", brightness: 130))
        {
        }

        using var server = await MediaPageReader.ServeAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await MediaPageReader.OpenAsync(watched, server, "images");
        await page.WhenShownAsync("view/front", "a", 20);
        await page.WhenShownAsync("view/front", "b", 20);

        await page.Tile("view/front", "a").GetByRole(AriaRole.Button).ClickAsync();
        var viewer = watched.Page.GetByRole(AriaRole.Dialog, new() { Name = "Images of view/front" });
        await viewer.GetByRole(AriaRole.Button, new() { Name = "Compare runs" }).ClickAsync();
        await Assertions.Expect(viewer.Locator("img")).ToHaveCountAsync(2);
        await viewer.GetByLabel("How to compare").SelectOptionAsync("difference");
        await Assertions.Expect(viewer.GetByRole(AriaRole.Status)).ToHaveTextAsync("mean 30.0, max 30 of 255, 100 % of pixels differ");

        await watched.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(viewer).ToHaveCountAsync(0);
        page.AssertNoProblems();
    }

    [Fact]
    public async Task Images_ThatAreNone_AreNamedAndTheRestIsShown()
    {
        using var logs = new TemporaryDirectory();
        await using (var writer = Write(logs, "a", brightness: 100))
        {
            var broken = new byte[64];
            "\u0089PNG\r\n\u001a\n"u8[1..].CopyTo(broken.AsSpan(1));
            broken[0] = 0x89;
            foreach (var (tag, bytes) in new[] { ("bad/png", broken), ("bad/script", "<script>alert(1)</script>"u8.ToArray()) })
            {
                var image = new EventFormat.Protos.Summary.Types.Image { Width = 8, Height = 4, EncodedImageString = Google.Protobuf.ByteString.CopyFrom(bytes) };
                writer.AddValue(new EventFormat.Protos.Summary.Types.Value { Tag = tag, Image = image }, 0);
            }
        }

        using var server = await MediaPageReader.ServeAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await MediaPageReader.OpenAsync(watched, server, "images");

        await page.WhenShownAsync("view/front", "a", 20);
        await Assertions.Expect(page.Card("bad/png")).ToContainTextAsync("64 B that no browser can show");
        await Assertions.Expect(page.Card("bad/script")).ToContainTextAsync("25 B that no browser can show");
        page.AssertNoProblems();
    }

    private static SummaryWriter Write(TemporaryDirectory logs, string run, byte brightness)
    {
        var writer = new SummaryWriter(logs.Combine(run));
        foreach (var step in new[] { 0, 10, 20 })
        {
            Add(writer, "view/front", brightness, step);
            Add(writer, "view/back", brightness, step);
        }

        writer.Flush();
        return writer;
    }

    private static void Add(SummaryWriter writer, string tag, byte brightness, long step)
    {
        var pixels = new byte[Shape.Length];
        Array.Fill(pixels, brightness);
        writer.AddImage(tag, pixels, Shape, step);
    }
}
