using Dashboard.Web.Components.Dashboards;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Experiments;

/// <summary>Dragging in the table's head: columns are moved and resized.</summary>
internal sealed class GridModule(IJSRuntime js, RunGrid grid) : ScriptModule<GridModule>(js, "./js/experiments/grid.js")
{
    [JSInvokable]
    public Task Resized(string column, int width) => grid.ResizeAsync(column, width);

    [JSInvokable]
    public Task Moved(string column, string before) => grid.MoveAsync(column, before);
}
