using Microsoft.Playwright;

namespace Monitor.Tests.Support;

/// <summary>A real Chromium: the one MONITOR_CHROMIUM names, else the system's, else Playwright's own.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync().ConfigureAwait(false);
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = FindChromium(), Args = Arguments }).ConfigureAwait(false);
        return new Browser(playwright, browser);
    }

    /// <summary>A page in a context of its own that records every console error, failed request and policy violation.</summary>
    public async Task<WatchedPage> OpenAsync(int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        }).ConfigureAwait(false);
        return await WatchedPage.CreateAsync(await context.NewPageAsync().ConfigureAwait(false)).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync().ConfigureAwait(false);
        _playwright.Dispose();
    }

    private static string? FindChromium()
    {
        if (Environment.GetEnvironmentVariable("MONITOR_CHROMIUM") is { Length: > 0 } given)
        {
            return given;
        }

        string[] places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];
        return places.FirstOrDefault(File.Exists);
    }
}
