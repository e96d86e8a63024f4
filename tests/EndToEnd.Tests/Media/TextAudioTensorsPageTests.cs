using EventFormat.Protos;
using EventFormat.Writing;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests.Media;

public sealed class TextAudioTensorsPageTests(BrowserFixture chromium)
{
    [Fact]
    public async Task Text_IsRenderedSafely_SearchedAndCompared()
    {
        using var logs = new TemporaryDirectory();
        await using (var writer = new SummaryWriter(logs.Combine("a")))
        {
            writer.AddText("notes", "# First\n\n**bold** <img src=x onerror=alert(1)> [bad](javascript:alert(1))", 0);
            writer.AddText("notes", "# Second\n\nsame", 1);
            writer.AddText("notes", "# Third\n\nsame", 2);
            writer.AddText("table", new[,] { { "r1c1", "r1c2" }, { "r2c1", "r2c2" } }, 0);
        }

        using var server = await MediaPageReader.ServeAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await MediaPageReader.OpenAsync(watched, server, "text");
        var notes = page.Tile("notes", "a");
        await Assertions.Expect(notes.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Third");
        await Assertions.Expect(page.Card("table").GetByRole(AriaRole.Cell)).ToHaveTextAsync(["r1c1", "r1c2", "r2c1", "r2c2"]);

        await watched.Page.GetByLabel("Compare with").SelectOptionAsync(new SelectOptionValue { Label = "Changes since the step before" });
        await Assertions.Expect(notes.Locator("del")).ToContainTextAsync("# Second");
        await Assertions.Expect(notes.Locator("ins")).ToContainTextAsync("# Third");
        await watched.Page.GetByLabel("Compare with").SelectOptionAsync(new SelectOptionValue { Label = "No comparison" });

        await watched.Page.GetByLabel("Show steps whose text contains").FillAsync("BOLD");
        await page.WhenShownAsync("notes", "a", 0);
        await Assertions.Expect(notes.GetByRole(AriaRole.Heading)).ToHaveTextAsync("First");
        await Assertions.Expect(notes.Locator("strong")).ToHaveTextAsync("bold");
        await Assertions.Expect(notes.Locator("img")).ToHaveCountAsync(0);
        await Assertions.Expect(notes.Locator("a[href]")).ToHaveCountAsync(0);
        page.AssertNoProblems();
    }

    [Fact]
    public async Task Audio_HasAPlayerAWaveformAndASpectrogram_OfEachRun()
    {
        using var logs = new TemporaryDirectory();
        foreach (var (run, hertz) in new[] { ("low", 200), ("high", 1600) })
        {
            await using var writer = new SummaryWriter(logs.Combine(run));
            for (var step = 0; step < 2; step++)
            {
                var samples = Enumerable.Range(0, 8000).Select(i => (float)Math.Sin(2 * Math.PI * hertz * (step + 1) * i / 8000)).ToArray();
                writer.AddAudio("tone", samples, 8000, step);
            }
        }

        using var server = await MediaPageReader.ServeAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await MediaPageReader.OpenAsync(watched, server, "audio");
        foreach (var run in new[] { "low", "high" })
        {
            var tile = page.Tile("tone", run);
            await Assertions.Expect(tile.Locator("[data-analysed='8000']")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
            await Assertions.Expect(tile.Locator("audio")).ToHaveCountAsync(1);
            await Assertions.Expect(tile.GetByRole(AriaRole.Img)).ToHaveCountAsync(2);
            await Assertions.Expect(tile).ToContainTextAsync("1.00 s · 8,000 Hz · mono");
        }

        await page.SliderOf("tone").PressAsync("Home");
        await page.WhenShownAsync("tone", "low", 0);
        await page.WhenShownAsync("tone", "high", 0);
        page.AssertNoProblems();
    }

    [Fact]
    public async Task Tensors_OfAnUnknownPlugin_ShowStatisticsAndAPicture()
    {
        using var logs = new TemporaryDirectory();
        await using (var writer = new SummaryWriter(logs.Combine("a")))
        {
            var tensor = new TensorProto { Dtype = DataType.DtFloat, TensorShape = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dim { Size = 2 }, new TensorShapeProto.Types.Dim { Size = 3 } } } };
            tensor.FloatVal.AddRange([-1, 0, 1, 2, float.NaN, 4]);
            var metadata = new SummaryMetadata { PluginData = new SummaryMetadata.Types.PluginData { PluginName = "attention" } };
            writer.AddValue(new Summary.Types.Value { Tag = "weights", Tensor = tensor, Metadata = metadata }, 3);
        }

        using var server = await MediaPageReader.ServeAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await MediaPageReader.OpenAsync(watched, server, "tensors");

        await page.WhenShownAsync("weights", "a", 3);
        var tile = page.Tile("weights", "a");
        await Assertions.Expect(tile).ToContainTextAsync("Plugin attention");
        await Assertions.Expect(tile).ToContainTextAsync("float [2, 3], 6 elements");
        await Assertions.Expect(tile.GetByRole(AriaRole.Img, new() { Name = "Heatmap of shape [2, 3]" })).ToBeVisibleAsync();
        await Assertions.Expect(tile.Locator("dl")).ToContainTextAsync("max4");
        await Assertions.Expect(tile.Locator("dl")).ToContainTextAsync("NaN1");
        page.AssertNoProblems();
    }
}
