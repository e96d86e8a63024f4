using System.Collections.Immutable;
using Dashboard.Web.CustomScalars;
using Dashboard.Web.CustomScalars.Layouts;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.CustomScalars;

/// <summary>The charts that people made here, and how they are made: by dragging scalars, or with buttons alone.</summary>
public sealed partial class OwnCharts : ComponentBase, IAsyncDisposable
{
    private const int Most = 60;

    private ElementReference _root;
    private ArrangeModule? _module;
    private IDisposable? _subscription;
    private OwnLayout? _before;
    private (OwnLayout? Layout, ImmutableArray<CustomChart> Charts) _logged;
    private string? _problem;
    private string _pattern = "";
    private string _target = "";
    private bool _isArranging;

    [Inject]
    private ILayoutStore Store { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    /// <summary>Every tag there is.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<TagRow> Tags { get; set; } = [];

    /// <summary>The scalars of a chart.</summary>
    [Parameter, EditorRequired]
    public Func<CustomChart, ChartTags> TagsOf { get; set; } = null!;

    /// <summary>The charts were drawn anew: the page's modules look for them.</summary>
    [Parameter, EditorRequired]
    public EventCallback Changed { get; set; }

    private OwnLayout Layout => Store.Current;

    // The same objects for as long as the layout is the same, so that what they show is looked up once.
    private ImmutableArray<CustomChart> Logged
    {
        get
        {
            if (_logged.Layout != Layout)
            {
                _logged = (Layout, [.. Layout.Charts.Select(chart => chart.AsLogged())]);
            }

            return _logged.Charts;
        }
    }

    private IEnumerable<TagRow> Offered => Tags.Where(tag => tag.Kind == SummaryKind.Scalar && tag.Name.Contains(_pattern, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _problem = Store.Problem;
        _subscription = Store.Subscribe(() => _ = InvokeAsync(Changed.InvokeAsync));
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = new ArrangeModule(Js, Drop);
            await _module.OpenAsync(_root);
        }
    }

    private void Add(string tag) => Change(layout => Layout.Find(_target) >= 0 ? layout.WithTag(_target, tag) : layout.WithChart(NewId(), tag));

    // A tag onto a chart or the empty place; a chart onto another, whose place it takes.
    private Task Drop(string what, string name, string onto) => InvokeAsync(() => Change(layout => (what, layout.Find(onto)) switch
    {
        ("tag", < 0) => layout.WithChart(NewId(), name),
        ("tag", _) => layout.WithTag(onto, name),
        (_, < 0) => layout.WithMoved(name, layout.Charts.Length - 1),
        var (_, place) => layout.WithMoved(name, place),
    }));

    private void Change(Func<OwnLayout, OwnLayout> change)
    {
        var before = Store.Current;
        try
        {
            Store.Change(change);
            (_before, _problem) = (before, null);
        }
        catch (IOException e)
        {
            _problem = $"The charts cannot be saved: {e.Message}";
        }

        StateHasChanged();
    }

    private void Undo()
    {
        var before = _before!;
        Change(_ => before);
        _before = null;
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        if (_module is not null)
        {
            await _module.DisposeAsync();
        }
    }
}
