using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>The circuit's end of a page's script module: opens it, calls it, lets it go. What a page draws never passes here.</summary>
/// <remarks>All members run on the circuit's dispatcher.</remarks>
/// <typeparam name="TSelf">The class itself: its <see cref="JSInvokableAttribute"/> members are what the module calls.</typeparam>
/// <param name="js">The browser.</param>
/// <param name="path">The module.</param>
/// <param name="open">Its function that takes the page's element and this object, and gives the page to call.</param>
internal abstract class ScriptModule<TSelf>(IJSRuntime js, string path, string open = "open") : IScriptModule
    where TSelf : ScriptModule<TSelf>
{
    private DotNetObjectReference<TSelf>? _self;
    private IJSObjectReference? _page;

    public async Task OpenAsync(ElementReference root)
    {
        _self = DotNetObjectReference.Create((TSelf)this);
        var module = await js.InvokeAsync<IJSObjectReference>("import", path);
        await using (module)
        {
            _page = await module.InvokeAsync<IJSObjectReference>(open, root, _self);
        }
    }

    protected async Task CallAsync(string method, params object?[] args)
    {
        try
        {
            if (_page is not null)
            {
                await _page.InvokeVoidAsync(method, args);
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone; nothing is left to draw.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CallAsync("dispose");
        _self?.Dispose();
    }
}
