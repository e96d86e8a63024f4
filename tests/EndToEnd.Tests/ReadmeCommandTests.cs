using System.Text.RegularExpressions;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

/// <summary>What a newcomer does first: the README's main command, word for word, then a click.</summary>
public sealed partial class ReadmeCommandTests(BrowserFixture chromium)
{
    [Fact]
    public async Task MainCommand_InThisCheckout_ServesALiveDashboardThatAnswersClicks()
    {
        var words = MainCommand().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken)).Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["dotnet", "run", "-c", "Release", "--project", "Dashboard.Web", "--", "--demo"], words);
        using var server = await MonitorServer.StartAsync(words[0], words[1..], Repository.Root);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server);
        var firstCard = page.Page.Locator("article[data-card]").First;
        await firstCard.WaitForAsync();
        var tag = (await firstCard.GetAttributeAsync("data-card"))!;

        // Something live to look at: the newest step on screen grows by itself.
        await page.WaitForStepAsync(tag, 0);
        var shown = await LastStepAsync(page, tag);
        await page.Page.WaitForFunctionAsync(
            "([tag, shown]) => Number(document.querySelector(`[data-chart][data-tag-name=\"${tag}\"]`).dataset.lastStep) > Number(shown)", new[] { tag, shown });

        // A click changes the page.
        await firstCard.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Logarithmic y axis" }).ClickAsync();
        await page.Page.WaitForFunctionAsync("() => new URL(location.href).search.length > 0");
        await firstCard.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Logarithmic y axis", Pressed = true }).WaitForAsync();
        page.AssertNoProblems();
    }

    private static async Task<string> LastStepAsync(ChartsPage page, string tag) => (await page.Plot(tag).GetAttributeAsync("data-last-step"))!;

    [GeneratedRegex(@"^(dotnet run [^#\n]*?)\s*#", RegexOptions.Multiline)]
    private static partial Regex MainCommand();
}
