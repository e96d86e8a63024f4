using Dashboard.Web.Components.Dashboards;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Settings;

/// <summary>The circuit's end of the settings page's script module.</summary>
/// <param name="js">The browser.</param>
/// <param name="viewsChanged">Takes what new views begin with, as a query string.</param>
internal sealed class SettingsModule(IJSRuntime js, Action<string> viewsChanged) : ScriptModule<SettingsModule>(js, "./js/shell/settings-page.js")
{
    [JSInvokable]
    public void ViewsChanged(string query) => viewsChanged(query);
}
