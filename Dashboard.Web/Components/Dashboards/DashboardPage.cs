using System.Collections.Immutable;
using Dashboard.Web.Colours;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>What all dashboards do alike: follow the run list, keep the view and the URL the same, know which sections are open.</summary>
/// <param name="url">Reads and writes the dashboard's view.</param>
/// <param name="kinds">The kinds of tags it shows.</param>
public abstract class DashboardPage<TView>(ViewUrl<TView> url, params SummaryKind[] kinds) : ComponentBase, IAsyncDisposable
    where TView : DashboardView
{
    // Sections open by themselves until this many cards are open, but never fewer than the first.
    private const int CardsOpenedAtFirst = 36;

    private ViewHistory<TView> _history = null!;
    private IDisposable? _subscription;
    private IDisposable? _colourSubscription;
    private RunPaint _paint = null!;
    private HashSet<string> _openByDefault = [];
    private ImmutableArray<TagSection> _openedOf = [];

    [Inject]
    internal IRunList RunList { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    [Inject]
    internal IRunColours Colours { get; set; } = null!;

    /// <summary>What this browser's settings say that a view begins with; null where nobody set it.</summary>
    [CascadingParameter]
    public ViewDefaults? Defaults { get; set; }

    public DashboardContents Contents { get; } = new(kinds);

    /// <summary>The runs that are shown: the same array for as long as they are the same, so that cards see at a glance.</summary>
    public ImmutableArray<RunRow> Drawn { get; private set; } = [];

    public TView View => _history.View;

    public bool HasRuns => !Contents.Snapshot.Runs.IsEmpty;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _history = new ViewHistory<TView>(url, Navigation, Time, InvokeAsync, Defaults?.Query ?? "");
        _history.Moved += Refresh;
        _paint = new RunPaint(Colours);
        _colourSubscription = Colours.Subscribe(() => _ = InvokeAsync(Refresh));
        _subscription = RunList.Subscribe(() => _ = InvokeAsync(Refresh));
        UpdateContents();
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _history.WriteDefaults();
        }
    }

    /// <summary>A change by a click: an entry of its own in the browser's history.</summary>
    public void Push(DashboardView view)
    {
        _history.Push((TView)view);
        Refresh();
    }

    /// <summary>A change by the keystroke or the pixel: replaces the current entry when it has settled.</summary>
    public void Replace(DashboardView view)
    {
        _history.Replace((TView)view);
        Refresh();
    }

    public bool IsOpen(TagSection section) => section.IndexOf(View.MaximisedTag) >= 0 || (_openByDefault.Contains(section.Key)
        ? !View.ClosedSections.Contains(section.Key)
        : View.OpenedSections.Contains(section.Key));

    public void SetOpen(TagSection section, bool isOpen)
    {
        var opened = View.OpenedSections.Remove(section.Key);
        var closed = View.ClosedSections.Remove(section.Key);
        var isDefault = _openByDefault.Contains(section.Key) == isOpen;
        Push(View with
        {
            OpenedSections = isOpen && !isDefault ? opened.Add(section.Key) : opened,
            ClosedSections = !isOpen && !isDefault ? closed.Add(section.Key) : closed,
        });
    }

    /// <summary>The contents or the view changed; the default renders.</summary>
    protected virtual void Refresh()
    {
        UpdateContents();
        StateHasChanged();
    }

    private void UpdateContents()
    {
        Contents.Update(_paint.Paint(RunList.Current, View.Colouring), View);
        Contents.Paint = _paint;
        var followsBlobs = kinds.Any(kind => kind != SummaryKind.Scalar && View.Shows(kind));
        if (!Drawn.Select(run => What(run, followsBlobs)).SequenceEqual(Contents.Drawn.Select(run => What(run, followsBlobs))))
        {
            Drawn = Contents.Drawn;
        }

        if (Contents.Sections != _openedOf)
        {
            _openedOf = Contents.Sections;
            _openByDefault = OpenByDefault(_openedOf);
        }
    }

    // What cards show of a run; live runs make new rows several times a second, mostly to say how many points they have.
    private static (int, string, int, double, ImmutableArray<int>, long, ImmutableArray<Restart>) What(RunRow run, bool followsBlobs) =>
        (run.Id, run.Name, run.Style, run.StartWallTime, run.TagIds, followsBlobs ? run.Blobs : 0, run.Restarts);

    private static HashSet<string> OpenByDefault(ImmutableArray<TagSection> sections)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        var cards = 0;
        foreach (var section in sections)
        {
            cards += Math.Min(section.Tags.Length, CardSection.PageSize);
            if (cards > CardsOpenedAtFirst && open.Count > 0)
            {
                break;
            }

            open.Add(section.Key);
        }

        return open;
    }

    /// <summary>Stops listening; what a dashboard disposes beside is added to it.</summary>
    public virtual ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        _colourSubscription?.Dispose();
        _history.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
