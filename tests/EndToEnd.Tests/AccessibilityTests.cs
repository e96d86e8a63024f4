using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

/// <summary>Every page, with content, through axe: nothing above "minor" in either theme, and no error on the way.</summary>
public sealed class AccessibilityTests(BrowserFixture chromium)
{
    // What each page shows of the recorded logs; found first, so that axe does not judge an empty page.
    private static readonly (string Path, string Content)[] Pages =
    [
        ("", "[data-card] .scatterlayer path"),
        ("images", "main .image img"),
        ("audio", "main audio"),
        ("text", "main .text-value"),
        ("histograms", "main [data-panel] canvas"),
        ("distributions", "main [data-panel] canvas"),
        ("graphs", "main svg .nodes > *"),
        ("prcurves", "main [data-panel] canvas"),
        ("meshes", "main [data-panel] canvas"),
        ("hparams", "main table td"),
        ("hparams?tab=parallel", "main canvas"),
        ("hparams?tab=importance", "main table td"),
        ("custom", "main .scatterlayer path"),
        ("projector", "main canvas"),
        ("tensors", "main .tensor"),
        ("status", "main table td"),
        ("settings", "main[data-ready]"),
        ("help", "main dl"),
        ("not-found", "main a"),
    ];

    // The rule joins the lines of text in an SVG node, and its title, without a space between them.
    private static readonly AxeRunOptions SvgText = new() { Rules = new Dictionary<string, RuleOptions> { ["label-content-name-mismatch"] = new() { Enabled = false } } };

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public async Task EveryPage_LightAndDark_HasNoViolationAboveMinor()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync(
            "--logdir", $"pt={SharedData.PathOf("pytorch_all")}", "--logdir", $"tf={SharedData.PathOf("tf_style")}",
            "--logdir", $"odd={SharedData.PathOf("edge", "unknown_plugin")}", "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync(height: 700);
        var found = new List<string>();
        foreach (var (path, content) in Pages)
        {
            await watched.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await watched.Page.GotoAsync($"{server.Url}/{path}");
            await watched.Page.Locator(content).First.WaitForAsync();
            found.AddRange(Serious($"{path}, light", await watched.Page.RunAxe(path == "graphs" ? SvgText : null)));
            await watched.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            found.AddRange(Serious($"{path}, dark", await watched.Page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") })));
        }

        // The 404 of the page that says so.
        Assert.DoesNotContain(watched.Problems, problem => !problem.Contains("/not-found", StringComparison.Ordinal));
        Assert.True(found.Count == 0, string.Join("\n\n", found));
    }

    [Fact]
    public async Task Dialogs_AndAPhonesMenu_HaveNoViolationAboveMinor()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("pytorch_all"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync(width: 390, height: 844);
        var page = watched.Page;
        await page.GotoAsync(server.Url);
        await page.Locator("[data-card] .scatterlayer path").First.WaitForAsync();
        var found = Serious("phone", await page.RunAxe());

        await page.GetByRole(AriaRole.Button, new() { Name = "More pages" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Projector" }).WaitForAsync();
        found.AddRange(Serious("all pages", await page.RunAxe()));
        await page.Keyboard.PressAsync("Escape");

        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Option, new() { Name = "Keyboard shortcuts" }).WaitForAsync();
        found.AddRange(Serious("palette", await page.RunAxe()));
        await page.Keyboard.TypeAsync("keyboard");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Keyboard" }).WaitForAsync();
        found.AddRange(Serious("keys", await page.RunAxe()));

        Assert.Empty(watched.Problems);
        Assert.True(found.Count == 0, string.Join("\n\n", found));
    }

    private static List<string> Serious(string where, AxeResult result) =>
    [
        .. result.Violations.Where(violation => violation.Impact != "minor").Select(violation =>
            $"{where}: {violation.Id} ({violation.Impact}): {violation.Help}\n"
            + string.Join('\n', violation.Nodes.Take(4).Select(node => $"  {node.Html}\n    {JsonSerializer.Serialize(node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message), Indented)}"))),
    ];
}
