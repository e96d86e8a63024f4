using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Media;

/// <summary>What dashboards of steps do alike: tell their browser module which runs to show and how, hear which step was chosen.</summary>
/// <param name="url">Reads and writes the view.</param>
/// <param name="module">The browser module; it exports <c>open(root, dotNet)</c>.</param>
/// <param name="kind">The kind of tags it shows.</param>
public abstract class MediaPage<TView>(MediaViewUrl<TView> url, string module, SummaryKind kind) : DashboardPage<TView>(url, kind)
    where TView : MediaView
{
    private MediaPageModule _module = null!;
    private Task? _opened;

    // What the module was told last.
    private TView? _toldView;
    private ImmutableArray<RunRow> _toldRuns = [];

    [Inject]
    internal IJSRuntime Js { get; set; } = null!;

    [CascadingParameter]
    public LiveState Live { get; set; } = null!;

    /// <summary>The page's frame, set by its markup.</summary>
    protected DashboardFrame Frame { get; set; } = null!;

    /// <summary>The dashboard's own part of the view, as its module spells it.</summary>
    protected abstract object Settings { get; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _module = new MediaPageModule(Js, module);
        _module.StepChosen += OnStepChosen;
        Live.Changed += OnLiveChanged;
        base.OnInitialized();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await (_opened ??= _module.OpenAsync(Frame.Root));
        await TellAsync();
    }

    private Task TellAsync()
    {
        // What is paused stays as it is; its settings still act.
        if (View.Equals(_toldView) && (Drawn == _toldRuns || Live.IsPaused))
        {
            return Task.CompletedTask;
        }

        _toldView = View;
        _toldRuns = Drawn;
        return _module.SetPageAsync(Drawn, View.Step, View.ShowSuperseded, Settings);
    }

    private void OnStepChosen(long? step)
    {
        MediaView view = View;
        Replace(view with { Step = step });
    }

    private void OnLiveChanged() => StateHasChanged();

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Live.Changed -= OnLiveChanged;
        await _module.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
