using Dashboard.Web.Components.Dashboards;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Experiments;

/// <summary>Tells of changes at the edge of the window, each with a button that takes it back.</summary>
internal sealed class NewsModule(IJSRuntime js, RunsPage page) : ScriptModule<NewsModule>(js, "./js/experiments/news.js")
{
    public Task TellAsync(string text, long entry) => CallAsync("tell", text, entry);

    public Task RefuseAsync(string reason) => CallAsync("refuse", reason);

    [JSInvokable]
    public Task Undo(long entry) => page.UndoAsync(entry);
}
