using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.CustomScalars;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.CustomScalars;

/// <summary>The charts that the runs' own layouts ask for: several tags in one, or lines with margins.</summary>
public sealed partial class CustomScalarsPage : DashboardPage<CustomScalarsView>
{
    private const string ModulePath = "./js/custom/page.js";

    private readonly CancellationTokenSource _closed = new();
    private readonly Dictionary<CustomChart, ChartTags> _tags = [];
    private DashboardFrame _frame = null!;
    private ImmutableArray<CustomCategory> _categories = [];
    private ImmutableArray<string> _problems = [];
    private ImmutableArray<TagRow> _tagsOf = [];
    private long _readBlobs = -1;
    private int _ownChanges;
    private IJSObjectReference? _charts;
    private Task? _opened;
    private (ImmutableArray<RunRow>, double, ImmutableArray<TagRow>, ImmutableArray<CustomCategory>, int)? _told;

    public CustomScalarsPage()
        : base(CustomScalarsViewUrl.Instance, SummaryKind.CustomScalarLayout)
    {
    }

    [Inject]
    private LayoutReader Layouts { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string SmoothingText => View.Smoothing.ToString("0.###", CultureInfo.InvariantCulture);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => await ReadAsync();

    /// <inheritdoc />
    protected override void Refresh()
    {
        base.Refresh();
        _ = ReadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            await (_opened ??= OpenAsync());
            var now = (Drawn, View.Smoothing, Contents.Snapshot.Tags, _categories, _ownChanges);
            if (_charts is not null && _told != now)
            {
                _told = now;
                await _charts.InvokeVoidAsync("show", Drawn.Select(run => new { id = run.Id, name = run.Name, style = run.Style }), View.Smoothing);
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone; nothing is left to draw.
        }
    }

    private async Task OpenAsync()
    {
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", ModulePath);
        _charts = await module.InvokeAsync<IJSObjectReference>("openCustomCharts", _frame.Root);
    }

    // Layouts are few and small: they are read again only when a run that has some logged something that is no scalar.
    private async Task ReadAsync()
    {
        var blobs = Contents.Snapshot.Runs.Where(run => run.Kinds.Contains(SummaryKind.CustomScalarLayout)).Sum(run => run.Blobs);
        if (blobs == _readBlobs)
        {
            return;
        }

        _readBlobs = blobs;
        try
        {
            (_categories, _problems) = await Layouts.ReadAsync(_closed.Token);
            _tags.Clear();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            // The page has gone.
        }
    }

    private void OwnChanged()
    {
        _ownChanges++;
        _tags.Clear();
    }

    private ChartTags TagsOf(CustomChart chart)
    {
        if (_tagsOf != Contents.Snapshot.Tags)
        {
            _tagsOf = Contents.Snapshot.Tags;
            _tags.Clear();
        }

        return _tags.TryGetValue(chart, out var tags) ? tags : _tags[chart] = ChartTags.Of(chart, _tagsOf);
    }

    private void SetSmoothing(string? text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight))
        {
            Replace(View with { Smoothing = Math.Round(Math.Clamp(weight, 0, 0.999), 3) });
        }
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _closed.CancelAsync();
        _closed.Dispose();
        try
        {
            if (_charts is not null)
            {
                await _charts.InvokeVoidAsync("dispose");
            }
        }
        catch (JSDisconnectedException)
        {
            // Gone with its page.
        }
    }
}
