using Dashboard.Web.Components.Dashboards;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.CustomScalars;

/// <summary>The circuit's end of the module that drags scalars and charts.</summary>
/// <param name="js">The browser.</param>
/// <param name="drop">Takes what was dropped ("tag" or "chart"), its name, and the id of the chart it was dropped on, empty for the free place.</param>
internal sealed class ArrangeModule(IJSRuntime js, Func<string, string, string, Task> drop) : ScriptModule<ArrangeModule>(js, "./js/custom/arrange.js")
{
    [JSInvokable]
    public Task Dropped(string what, string name, string onto) => drop(what, name, onto);
}
