using Dashboard.Web.Components.Dashboards;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Settings;

/// <summary>The settings of this browser. The browser keeps them and fills the form in; the circuit is told what new views begin with.</summary>
public sealed partial class SettingsPage : ComponentBase, IAsyncDisposable
{
    private ElementReference _root;
    private SettingsModule? _module;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [CascadingParameter]
    public ViewDefaults? Defaults { get; set; }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = new SettingsModule(Js, query => (Defaults ?? new ViewDefaults()).Query = query);
            await _module.OpenAsync(_root);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is not null)
        {
            await _module.DisposeAsync();
        }
    }
}
