using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Graphs;

/// <summary>The circuit's end of the page's script modules: hands them the view of the URL, hears how it changed.</summary>
/// <remarks>No part of a graph passes here. All members run on the circuit's dispatcher.</remarks>
internal sealed class GraphsModule(IJSRuntime js) : IAsyncDisposable
{
    private const string ModulePath = "./js/graphs/page.js";

    private DotNetObjectReference<GraphsModule>? _self;
    private IJSObjectReference? _page;

    /// <summary>The user changed the view; true for a change that "back" should undo.</summary>
    public event Action<ImmutableArray<(string Name, string Value)>, bool>? Changed;

    /// <summary>Attaches the modules to the page's element; once, after the first render.</summary>
    public async Task OpenAsync(ElementReference root, IEnumerable<(string Name, string Value)> pairs)
    {
        _self = DotNetObjectReference.Create(this);
        var module = await js.InvokeAsync<IJSObjectReference>("import", ModulePath);
        await using (module)
        {
            _page = await module.InvokeAsync<IJSObjectReference>("openGraphs", root, _self, Arrays(pairs));
        }
    }

    /// <summary>The user went back or forward.</summary>
    public Task SetViewAsync(IEnumerable<(string Name, string Value)> pairs) => CallAsync("setView", [Arrays(pairs)]);

    /// <summary>Graphs came or went.</summary>
    public Task SourcesChangedAsync() => CallAsync("sourcesChanged");

    [JSInvokable]
    public void ViewChanged(string[][] pairs, bool isEntry) =>
        Changed?.Invoke([.. pairs.Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1]))], isEntry);

    private static string[][] Arrays(IEnumerable<(string Name, string Value)> pairs) => [.. pairs.Select(pair => new[] { pair.Name, pair.Value })];

    private async Task CallAsync(string method, params object?[] args)
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
