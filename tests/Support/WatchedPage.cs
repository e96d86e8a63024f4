using Microsoft.Playwright;

namespace Monitor.Tests.Support;

/// <summary>A browser page that remembers everything that went wrong on it.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly List<string> _problems = [];

    private WatchedPage(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Console errors, uncaught exceptions, failed requests and content security policy violations so far.</summary>
    public IReadOnlyList<string> Problems
    {
        get
        {
            lock (_problems)
            {
                return [.. _problems];
            }
        }
    }

    public static async Task<WatchedPage> CreateAsync(IPage page)
    {
        var watched = new WatchedPage(page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" || message.Text.StartsWith("policy violation", StringComparison.Ordinal))
            {
                watched.Add($"console: {message.Text}");
            }
        };
        page.PageError += (_, error) => watched.Add($"uncaught: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                watched.Add($"{response.Status}: {response.Url}");
            }
        };

        // Violations can be silent in the console.
        await page.AddInitScriptAsync("""
            document.addEventListener("securitypolicyviolation", (e) => console.log(`policy violation: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
            """).ConfigureAwait(false);
        return watched;
    }

    /// <summary>Forgets what a test provoked on purpose (a killed server, say).</summary>
    public void ForgetProblems()
    {
        lock (_problems)
        {
            _problems.Clear();
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync().ConfigureAwait(false);

    private void Add(string problem)
    {
        lock (_problems)
        {
            _problems.Add(problem);
        }
    }
}
