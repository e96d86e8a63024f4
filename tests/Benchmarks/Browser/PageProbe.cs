using Microsoft.Playwright;

namespace Benchmarks.Browser;

/// <summary>Observes what a page has drawn: the time of the frame after a card's picture changed, never the arrival of bytes.</summary>
internal static class PageProbe
{
    /// <summary>Records, for every card and newest step shown, when the frame that shows it was produced.</summary>
    public const string ObserveCards = """
        window.__shown = [];
        new MutationObserver((changes) => {
          for (const { target } of changes) {
            if (!target.dataset?.lastStep) continue;
            const tag = target.dataset.tagName, step = Number(target.dataset.lastStep);
            requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => window.__shown.push({ tag, step, at: performance.timeOrigin + performance.now() });
              channel.port2.postMessage(0);
            });
          }
        }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-last-step"] });
        """;

    public static Task WaitForCardsAsync(IPage page, int count, int lastStep) =>
        page.WaitForFunctionAsync(
            "([count, step]) => [...document.querySelectorAll('[data-chart]')].filter((card) => Number(card.dataset.lastStep ?? -1) >= step).length >= count",
            new[] { count, lastStep });

    /// <summary>When card number <paramref name="card"/> showed <paramref name="step"/>, in milliseconds since the epoch.</summary>
    public static async Task<double> ShownAsync(IPage page, int card, int step)
    {
        var handle = await page.WaitForFunctionAsync(
            """
            ([card, step]) => {
              const tag = document.querySelectorAll('[data-chart]')[card].dataset.tagName;
              return window.__shown.find((entry) => entry.tag === tag && entry.step >= step)?.at;
            }
            """,
            new[] { card, step },
            new PageWaitForFunctionOptions { PollingInterval = 20 });
        return await handle.JsonValueAsync<double>();
    }

    public static async Task<double> MainThreadSecondsAsync(ICDPSession session)
    {
        var metrics = await session.SendAsync("Performance.getMetrics");
        return metrics!.Value.GetProperty("metrics").EnumerateArray()
            .First(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }
}
