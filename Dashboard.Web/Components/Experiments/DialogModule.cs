using Dashboard.Web.Components.Dashboards;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Experiments;

/// <summary>Shows a dialog over the page, and hears when Escape closes it.</summary>
internal sealed class DialogModule(IJSRuntime js, MarksDialog dialog) : ScriptModule<DialogModule>(js, "./js/experiments/dialog.js")
{
    [JSInvokable]
    public Task Closed() => dialog.CloseAsync();
}
