using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

public sealed class MenuTests(BrowserFixture chromium)
{
    [Fact]
    public async Task Menu_ClickedBeforeTheCircuitIsUp_GoesToThePage()
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteLongRun(logs.Combine("run"), 100, "loss");
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        var answers = new HeldAnswers();
        await page.RouteWebSocketAsync("**/_blazor**", answers.Hold);
        var mayAnswer = new TaskCompletionSource();
        await page.RouteAsync("**/status", async route =>
        {
            await mayAnswer.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(server.Url);

        await answers.Began.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" });
        await menu.GetByRole(AriaRole.Link, new() { Name = "Health" }).EvaluateAsync("(link) => link.click()"); // A click of Playwright would wait for the page.
        answers.Release();
        mayAnswer.SetResult();

        await page.GetByRole(AriaRole.Heading, new() { Name = "Health" }).WaitForAsync();
        await menu.GetByRole(AriaRole.Link, new() { Name = "Charts" }).ClickAsync();
        await new ChartsPage(watched).WaitForStepAsync("loss", 99);
        Assert.Empty(watched.Problems);
    }

    /// <summary>Keeps back what the server answers on the first circuit after the handshake: the circuit knows where the browser was then.</summary>
    private sealed class HeldAnswers
    {
        private readonly Lock _lock = new();
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private List<Action>? _held = [];
        private int _answers;

        public Task Began => _began.Task;

        public void Hold(IWebSocketRoute socket)
        {
            var server = socket.ConnectToServer();
            server.OnMessage(frame =>
            {
                void Send()
                {
                    if (frame.Binary is { } bytes)
                    {
                        socket.Send(bytes);
                    }
                    else
                    {
                        socket.Send(frame.Text!);
                    }
                }

                lock (_lock)
                {
                    if (_held is null || ++_answers == 1)
                    {
                        Send();
                        return;
                    }

                    _held.Add(Send);
                    _began.TrySetResult();
                }
            });
        }

        public void Release()
        {
            lock (_lock)
            {
                _held!.ForEach(send => send());
                _held = null;
            }
        }
    }
}
