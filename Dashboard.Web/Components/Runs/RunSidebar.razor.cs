using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Web.Colours;
using Dashboard.Web.Ingest;
using EventFormat.Runs;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Runs;

/// <summary>The list of runs with their colours and states: filter, check, check a range, show only one.</summary>
public sealed partial class RunSidebar : ComponentBase
{
    private int? _lastToggled;
    private int _shown;
    private RunRow? _picking;
    private string? _colourError;

    /// <summary>Every run.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<RunRow> All { get; set; } = [];

    /// <summary>The runs that pass the filter.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<RunRow> Listed { get; set; } = [];

    /// <summary>What is beside the runs and not shown.</summary>
    [Parameter]
    public ImmutableArray<ForeignData> Foreign { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlySet<int> Selected { get; set; } = new HashSet<int>();

    [Parameter, EditorRequired]
    public RunSelection Selection { get; set; } = RunSelection.Default;

    [Parameter, EditorRequired]
    public EventCallback<RunSelection> SelectionChanged { get; set; }

    [Parameter, EditorRequired]
    public string Filter { get; set; } = "";

    [Parameter, EditorRequired]
    public EventCallback<string> FilterChanged { get; set; }

    [Parameter]
    public string? FilterError { get; set; }

    /// <summary>The colours of the runs; null where they cannot be changed.</summary>
    [Parameter]
    public RunPaint? Paint { get; set; }

    [Parameter]
    public RunColouring Colouring { get; set; } = RunColouring.ByRun;

    [Parameter]
    public EventCallback<RunColouring> ColouringChanged { get; set; }

    // A colour that belongs to a group is not the run's to choose.
    private bool CanPick => Paint is { IsReadOnly: false } && Colouring.Rule == ColourRule.Run;

    private ICollection<RunRow> Items { get; set; } = [];

    private string CountText => Listed.Length == All.Length
        ? Invariant($"{SelectedListed:N0} of {All.Length:N0} selected")
        : Invariant($"{SelectedListed:N0} of {Listed.Length:N0} listed, {All.Length:N0} in all");

    private int SelectedListed => Listed.Length == All.Length ? Selected.Count : Listed.Count(run => Selected.Contains(run.Id));

    private string AllTitle => Filter.Length == 0 ? "Select every run, also those to come" : "Select the runs that match the filter, and no others";

    private string? Note => Selection.Rule == SelectionRule.Default && All.Length > RunSelection.FewRuns
        ? $"The {RunSelection.NewestRuns} newest are selected to begin with."
        : null;

    /// <inheritdoc />
    protected override void OnParametersSet() => Items = Listed;

    // Live runs renew the list several times a second to say how many points they have; that is not shown here.
    /// <inheritdoc />
    protected override bool ShouldRender()
    {
        var shows = new HashCode();
        foreach (var run in Listed)
        {
            shows.Add(HashCode.Combine(run.Id, run.IsLive, run.Problems, run.Style));
        }

        foreach (var id in Selected)
        {
            shows.Add(id);
        }

        shows.Add((Filter, FilterError, Selection, All.Length));
        shows.Add((Colouring, Paint?.Groups, Paint?.Keys, Paint?.Error, _picking?.Id, _colourError));
        var before = _shown;
        _shown = shows.ToHashCode();
        return before != _shown;
    }

    private Task SetFilterAsync(string? pattern) => FilterChanged.InvokeAsync(pattern ?? "");

    private async Task ChooseColourAsync(int? slot) => _colourError = await Paint!.ChooseAsync(_picking!.Name, slot);

    private static string? Dashes(int style) => style is >= PaletteSlots.Hues and < PaletteSlots.Count ? "dashed" : null;

    private Task SelectAllAsync() => SelectionChanged.InvokeAsync(Filter.Length == 0 || FilterError is not null ? RunSelection.All : RunSelection.Matching(Filter));

    private Task ToggleAsync(RunRow run, bool extend)
    {
        var isSelected = !Selected.Contains(run.Id);
        var changed = extend && _lastToggled is { } anchor ? Range(anchor, run.Id) : [run];
        _lastToggled = run.Id;
        return SelectionChanged.InvokeAsync(Selection.With(changed, isSelected, All));
    }

    private IEnumerable<RunRow> Range(int anchor, int end)
    {
        var from = IndexOf(anchor);
        var to = IndexOf(end);
        return from < 0 ? [Listed[to]] : Listed[Math.Min(from, to)..(Math.Max(from, to) + 1)];
    }

    private int IndexOf(int id)
    {
        for (var i = 0; i < Listed.Length; i++)
        {
            if (Listed[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static string TitleOf(RunRow run)
    {
        var started = double.IsFinite(run.StartWallTime) && Math.Abs(run.StartWallTime) < 1e11
            ? DateTimeOffset.FromUnixTimeSeconds((long)run.StartWallTime).ToString("'\nstarted 'yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
            : "";
        return $"{run.Name}{started}\nClick to show only this run";
    }

    private static string ProblemText(RunRow run) => run.Problems == 1 ? "One file could not be read in full" : $"{run.Problems} files could not be read in full";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
