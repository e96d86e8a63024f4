using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.HParams;
using Dashboard.Web.Live;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.HParams;

/// <summary>The HParams page: every trial with its hyperparameters and metrics, as a table, as plots, and what matters for a metric.</summary>
public sealed partial class HParamsPage : DashboardPage<HParamsView>
{
    // Live runs make new snapshots four times a second; metrics of a thousand trials are read once a second.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private TrialTable _table = TrialTable.Empty;
    private TrialListing _listing = TrialListing.Empty;
    private HParamsView? _listedView;
    private Coalescer? _coalescer;

    public HParamsPage()
        : base(HParamsViewUrl.Instance, SummaryKind.HParams)
    {
    }

    [Inject]
    private TrialTableReader Tables { get; set; } = null!;

    [Inject]
    private MetricReader Metrics { get; set; } = null!;

    [Inject]
    private ILogger<HParamsPage> Log { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _coalescer = new Coalescer(Pace, Time, Log, _ => InvokeAsync(ListAgain));
        List();
    }

    // A change of the view shows at once, new points at their pace.
    /// <inheritdoc />
    protected override void Refresh()
    {
        base.Refresh();
        if (View.Equals(_listedView))
        {
            _coalescer?.Signal();
        }
        else
        {
            List();
        }
    }

    private void ListAgain()
    {
        List();
        StateHasChanged();
    }

    private void List()
    {
        _listedView = View;
        _table = Tables.Read(Contents.Snapshot.Runs);
        _listing = TrialListing.Of(_table, Contents.Listed, View, Metrics);
    }

    /// <summary>Selects or deselects all runs of a trial, for this page and for the charts.</summary>
    private void Toggle(Trial trial)
    {
        var runs = Contents.Snapshot.Runs.Where(run => trial.Runs.Contains(run.Id)).ToList();
        Push(View with { Runs = View.Runs.With(runs, !runs.TrueForAll(run => Contents.Selected.Contains(run.Id)), Contents.Snapshot.Runs) });
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _coalescer?.Dispose();
    }
}
