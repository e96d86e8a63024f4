using System.Collections.Immutable;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>A dashboard whose cards a script module draws: the module is opened once and told whenever the runs or the view changed.</summary>
/// <remarks>A page's markup sets <see cref="Frame"/>. While paused, what is shown stays as it is; its settings still act.</remarks>
/// <param name="url">Reads and writes the view.</param>
/// <param name="kind">The kind of tags it shows.</param>
public abstract class ScriptedPage<TView>(ViewUrl<TView> url, SummaryKind kind) : DashboardPage<TView>(url, kind)
    where TView : DashboardView
{
    private Task? _opened;
    private (TView View, ImmutableArray<RunRow> Runs)? _told;

    [Inject]
    internal IJSRuntime Js { get; set; } = null!;

    [CascadingParameter]
    public LiveState Live { get; set; } = null!;

    /// <summary>The frame, whose element the module attaches to.</summary>
    protected DashboardFrame Frame { get; set; } = null!;

    private protected abstract IScriptModule Module { get; }

    /// <summary>Tells the module which runs to show and how.</summary>
    protected abstract Task TellAsync();

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Live.Changed += OnLiveChanged;
        base.OnInitialized();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await (_opened ??= Module.OpenAsync(Frame.Root));
        var now = (View, Drawn);
        if (now != _told && !(Live.IsPaused && View.Equals(_told?.View)))
        {
            _told = now;
            await TellAsync();
        }
    }

    private void OnLiveChanged() => StateHasChanged();

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Live.Changed -= OnLiveChanged;
        await Module.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
