using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.HParams;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.HParams;

/// <summary>The trials as parallel coordinates or as a scatter-plot matrix, drawn by the browser; brushes are the table's filters.</summary>
public sealed partial class TrialPlots : ComponentBase, IAsyncDisposable
{
    private const string ModulePath = "./js/hparams/plots.js";

    private ElementReference _root;
    private DotNetObjectReference<TrialPlots>? _self;
    private IJSObjectReference? _plots;
    private (TrialListing, string)? _told;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Parameter, EditorRequired]
    public TrialListing Listing { get; set; } = TrialListing.Empty;

    [Parameter, EditorRequired]
    public HParamsView View { get; set; } = HParamsView.Default;

    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Pushed { get; set; }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                _self = DotNetObjectReference.Create(this);
                await using var module = await Js.InvokeAsync<IJSObjectReference>("import", ModulePath);
                _plots = await module.InvokeAsync<IJSObjectReference>("openTrialPlots", _root, _self);
            }

            var now = (Listing, HParamsViewUrl.Instance.Print(View));
            if (_plots is not null && _told != now)
            {
                _told = now;
                await _plots.InvokeVoidAsync("show", View.Tab == HParamsTab.Scatter ? "scatter" : "parallel", now.Item2, Brushes());
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone; nothing is left to draw.
        }
    }

    /// <summary>Axes were brushed: for each column key the interval, or null when it was cleared.</summary>
    [JSInvokable]
    public Task Brushed(Dictionary<string, double[]?> intervals)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        var view = View;
        foreach (var (key, interval) in intervals)
        {
            var filter = view.Filters.GetValueOrDefault(key, TrialFilter.Everything);
            view = view.WithFilter(key, interval is [var min, var max] ? filter with { Min = min, Max = max } : filter with { Min = null, Max = null });
        }

        return Pushed.InvokeAsync(view);
    }

    /// <summary>Values of a categorical axis were brushed; none: the brush was cleared.</summary>
    [JSInvokable]
    public Task Chosen(string key, string[] values) => Pushed.InvokeAsync(View.WithFilter(
        key, View.Filters.GetValueOrDefault(key, TrialFilter.Everything) with { Values = TrialFilter.Everything.Values.Union(values) }));

    [JSInvokable]
    public Task Reordered(string[] keys) => Pushed.InvokeAsync(View with { Order = [.. keys] });

    [JSInvokable]
    public Task Scaled(string key, string scale) => Enum.TryParse<AxisScale>(scale, ignoreCase: true, out var chosen)
        ? Pushed.InvokeAsync(View with { Scales = chosen == AxisScale.Linear ? View.Scales.Remove(key) : View.Scales.SetItem(key, chosen) })
        : Task.CompletedTask;

    private ImmutableDictionary<string, object> Brushes() => View.Filters.ToImmutableDictionary(
        pair => pair.Key, pair => (object)new { min = pair.Value.Min, max = pair.Value.Max, values = pair.Value.Values });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_plots is not null)
            {
                await _plots.InvokeVoidAsync("dispose");
                await _plots.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // Gone with its page.
        }

        _self?.Dispose();
    }
}
