using System.Diagnostics;

namespace Benchmarks.Browser;

/// <summary>Opens pages from a process of its own, so that what the browser's driver keeps is not counted as the server's.</summary>
internal sealed class PageOpener : IAsyncDisposable
{
    private const string Verb = "--open-pages";

    private readonly Process _child;

    private PageOpener(Process child) => _child = child;

    /// <summary>Starts the process; it opens pages of <paramref name="url"/> and waits until each shows so many cards.</summary>
    public static PageOpener Start(string url, int cards)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { Verb, url, $"{cards}" })
        {
            start.ArgumentList.Add(argument);
        }

        return new PageOpener(Process.Start(start)!);
    }

    /// <summary>Opens one more page, which stays open.</summary>
    public async Task OpenAsync()
    {
        await _child.StandardInput.WriteLineAsync();
        if (await _child.StandardOutput.ReadLineAsync() is null)
        {
            throw new InvalidOperationException("The process that opens pages has died.");
        }
    }

    /// <summary>Whether this process is the child; then it returns when its input ends.</summary>
    public static async Task<bool> TryRunChildAsync(string[] args)
    {
        if (args is not [Verb, var url, var cards])
        {
            return false;
        }

        await using var browser = await Monitor.Tests.Support.Browser.LaunchAsync();
        while (await Console.In.ReadLineAsync() is not null)
        {
            var page = (await browser.OpenAsync(1440, 1600)).Page;
            await page.GotoAsync(url);
            await PageProbe.WaitForCardsAsync(page, int.Parse(cards, System.Globalization.CultureInfo.InvariantCulture), 1);
            await Console.Out.WriteLineAsync("open");
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        _child.StandardInput.Close();
        await _child.WaitForExitAsync();
        _child.Dispose();
    }
}
