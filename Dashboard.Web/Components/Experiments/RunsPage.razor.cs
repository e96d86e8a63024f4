using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Runs;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.Experiments.Table;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Experiments;

/// <summary>The Runs page: every run with all that is known of it, as a table; what is selected here is what the other pages show.</summary>
public sealed partial class RunsPage : DashboardPage<RunsView>
{
    private QueryExpression _query = AllOf.Nothing;
    private ElementReference _root;
    private NewsModule? _news;
    private IDisposable? _experimentsSubscription;
    private ExperimentTable _table = ExperimentTable.Empty;
    private TableListing _listing = TableListing.Empty;
    private ImmutableArray<RunEntry> _chosen = [];
    private (ExperimentTable Table, RunsView View)? _listed;
    private RunEntry? _edited;

    public RunsPage()
        : base(RunsViewUrl.Instance)
    {
    }

    [Inject]
    private ExperimentService Experiments { get; set; } = null!;

    [Inject]
    private ICatalog Catalog { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [CascadingParameter]
    public LiveState Live { get; set; } = new();

    private bool CanEdit => Catalog.State.CanEdit;

    private string Message => Catalog.State == CatalogState.Opening ? "" : Catalog.State.Message;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _experimentsSubscription = Experiments.Subscribe(() => _ = InvokeAsync(Refresh));
        List();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _news = new NewsModule(Js, this);
            await _news.OpenAsync(_root);
        }
    }

    /// <inheritdoc />
    protected override void Refresh()
    {
        if (!Live.IsPaused || !View.Equals(_listed?.View))
        {
            base.Refresh();
            List();
        }
    }

    private void List()
    {
        _table = Experiments.Current;
        if (_listed != (_table, View))
        {
            _listed = (_table, View);
            _listing = TableListing.Of(_table, View, ref _query);
        }

        _chosen = [.. _listing.Kept.Where(entry => Contents.Selected.Contains(entry.Row.Id))];
        _edited = _edited is null ? null : _table.Find(_edited.Row.Name);
        StateHasChanged();
    }

    private void Toggle((ImmutableArray<RunEntry> Entries, bool IsSelected) change)
    {
        var runs = Contents.Snapshot.Runs;
        var isAll = change.Entries.Length == runs.Length;
        Push(View with
        {
            Runs = isAll ? change.IsSelected ? RunSelection.All : RunSelection.None : View.Runs.With(change.Entries.Select(entry => entry.Row), change.IsSelected, runs),
        });
    }

    private void Edit(RunEntry? entry)
    {
        _edited = entry;
        StateHasChanged();
    }

    private Task ActAsync((string Text, ImmutableArray<MarkEdit> Edits) action) => ApplyAsync(action.Text, action.Edits);

    private Task ApplyAsync((string Text, ImmutableArray<MarkEdit> Edits) action) => ApplyAsync(action.Text, action.Edits);

    private Task ApplyAsync(string text, ImmutableArray<MarkEdit> edits) => TellAsync(text, () => Catalog.ApplyAsync(edits, Environment.UserName));

    internal Task UndoAsync(long entry) => TellAsync("Undone", () => Catalog.UndoAsync(entry, Environment.UserName));

    private async Task TellAsync(string text, Func<Task<CatalogEntry?>> change)
    {
        try
        {
            if (await change() is { } entry && _news is not null)
            {
                await _news.TellAsync(text, entry.Id);
            }
        }
        catch (CatalogException refused)
        {
            await (_news?.RefuseAsync(refused.Message) ?? Task.CompletedTask);
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _experimentsSubscription?.Dispose();
        if (_news is not null)
        {
            await _news.DisposeAsync();
        }
    }
}
