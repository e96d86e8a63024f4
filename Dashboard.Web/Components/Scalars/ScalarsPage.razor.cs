using System.Collections.Immutable;
using Dashboard.Web.Components.Charts;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Scalars;

/// <summary>The charts page: runs on the left, sections of cards on the right, every setting in the URL.</summary>
/// <remarks>The circuit decides which cards there are; points reach the chart modules without it.</remarks>
public sealed partial class ScalarsPage : ComponentBase, IAsyncDisposable
{
    // Sections open by themselves until this many cards are open, but never fewer than the first.
    private const int CardsOpenedAtFirst = 36;

    private readonly ScalarsContents _contents = new();
    private ScalarViewHistory _history = null!;
    private ChartsPageModule _charts = null!;
    private IDisposable? _subscription;
    private ElementReference _root;
    private Task? _opened;
    private HashSet<string> _openByDefault = [];
    private ImmutableArray<TagSection> _openedOf = [];

    // What the chart modules were told last.
    private ScalarView? _toldView;
    private ImmutableArray<RunRow> _toldRuns = [];

    // The runs that are drawn: the same array for as long as they are the same, so that sections see at a glance.
    private ImmutableArray<RunRow> _drawn = [];

    [Inject]
    private IRunList RunList { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [CascadingParameter]
    public LiveState Live { get; set; } = null!;

    private ScalarView View => _history.View;

    private bool HasRuns => !_contents.Snapshot.Runs.IsEmpty;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _charts = new ChartsPageModule(Js);
        _charts.ConnectionStateChanged += state => Live.SetReconnecting(state == "reconnecting");
        _charts.ZoomChanged += OnZoomChanged;
        _history = new ScalarViewHistory(Navigation, Time, InvokeAsync);
        _history.Moved += Refresh;
        _subscription = RunList.Subscribe(() => _ = InvokeAsync(Refresh));
        Live.Changed += OnLiveChanged;
        UpdateContents();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await (_opened ??= _charts.OpenAsync(_root));
        await TellChartsAsync();
    }

    private void Refresh()
    {
        UpdateContents();
        StateHasChanged();
    }

    private void UpdateContents()
    {
        _contents.Update(RunList.Current, View);
        if (!_drawn.Select(What).SequenceEqual(_contents.Drawn.Select(What)))
        {
            _drawn = _contents.Drawn;
        }

        if (_contents.Sections != _openedOf)
        {
            _openedOf = _contents.Sections;
            _openByDefault = OpenByDefault(_openedOf);
        }
    }

    private void Push(ScalarView view)
    {
        _history.Push(view);
        Refresh();
    }

    private void Replace(ScalarView view)
    {
        _history.Replace(view);
        Refresh();
    }

    private bool IsOpen(TagSection section) => section.IndexOf(View.MaximisedTag) >= 0 || (_openByDefault.Contains(section.Key)
        ? !View.ClosedSections.Contains(section.Key)
        : View.OpenedSections.Contains(section.Key));

    private void SetOpen(TagSection section, bool isOpen)
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

    private static HashSet<string> OpenByDefault(ImmutableArray<TagSection> sections)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        var cards = 0;
        foreach (var section in sections)
        {
            cards += Math.Min(section.Tags.Length, ScalarSection.PageSize);
            if (cards > CardsOpenedAtFirst && open.Count > 0)
            {
                break;
            }

            open.Add(section.Key);
        }

        return open;
    }

    private void OnZoomChanged(string tag, double[]? range, bool isContinued)
    {
        var zooms = range switch
        {
            [var from, var to] when from < to => View.Zooms.SetItem(tag, new ZoomRange(from, to)),
            [var from, var to, var low, var high] when from < to && low < high => View.Zooms.SetItem(tag, new ZoomRange(from, to, (low, high))),
            _ => View.Zooms.Remove(tag),
        };
        var view = View with { Zooms = zooms };
        if (isContinued)
        {
            Replace(view);
        }
        else
        {
            Push(view);
        }
    }

    private void OnLiveChanged()
    {
        if (_opened is not null)
        {
            _ = _charts.SetPausedAsync(Live.IsPaused);
        }
    }

    private Task TellChartsAsync()
    {
        if (View.Equals(_toldView) && _drawn == _toldRuns)
        {
            return Task.CompletedTask;
        }

        _toldView = View;
        _toldRuns = _drawn;
        return _charts.SetPageAsync(View, _drawn);
    }

    private static (int, string, int, double, ImmutableArray<int>) What(RunRow run) => (run.Id, run.Name, run.Style, run.StartWallTime, run.TagIds);

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        _history.Dispose();
        Live.Changed -= OnLiveChanged;
        await _charts.DisposeAsync();
    }
}
