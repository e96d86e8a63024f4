using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Shell;

/// <summary>Says so when a file turns out not to be readable in full while the page is open; draws nothing itself.</summary>
public sealed class ProblemNews : ComponentBase, IDisposable
{
    private IDisposable? _subscription;
    private int _known;

    [Inject]
    private IRunList RunList { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _known = RunList.Current.Problems;
            _subscription = RunList.Subscribe(() => _ = InvokeAsync(TellAsync));
        }
    }

    private async Task TellAsync()
    {
        var (before, now) = (_known, RunList.Current.Problems);
        _known = now;
        if (now <= before)
        {
            return;
        }

        try
        {
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/shell/news.js");
            await module.InvokeVoidAsync("problemsAppeared");
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone; nobody is left to tell.
        }
    }

    public void Dispose() => _subscription?.Dispose();
}
