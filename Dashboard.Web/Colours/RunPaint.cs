using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dashboard.Web.Components.Runs;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;
using Dashboard.Web.Patterns;

namespace Dashboard.Web.Colours;

/// <summary>Gives the runs of a page their colours: chosen ones, or one for each group of runs.</summary>
/// <remarks>
/// Live runs make a new snapshot several times a second; groups are found anew only when runs, rule or choices changed, and a
/// row that is the same as before stays the same object. For one page at a time.
/// </remarks>
public sealed class RunPaint
{
    private readonly IRunColours _colours;
    private ImmutableArray<RunRow> _source = [];
    private ImmutableArray<RunRow> _painted = [];
    private (ImmutableArray<int> Runs, ImmutableArray<ImmutableArray<int>> Tags, RunColouring Colouring, ImmutableDictionary<string, int> Chosen, ImmutableArray<string> Keys)? _styledFor;
    private int[] _styles = [];

    internal RunPaint(IRunColours colours) => _colours = colours;

    /// <summary>The groups, in natural order of what they have in common; none by run.</summary>
    public ImmutableArray<ColourGroup> Groups { get; private set; } = [];

    /// <summary>The keys that runs can be coloured by.</summary>
    public ImmutableArray<string> Keys => _colours.Keys;

    /// <summary>Why the rule cannot be applied; null when it can.</summary>
    public string? Error { get; private set; }

    /// <summary>Whether a run's own colour can be chosen.</summary>
    public bool IsReadOnly => _colours.IsReadOnly;

    /// <summary>The snapshot with its runs painted.</summary>
    public RunListSnapshot Paint(RunListSnapshot snapshot, RunColouring colouring)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(colouring);
        Restyle(snapshot.Runs, colouring);
        var painted = ImmutableArray.CreateBuilder<RunRow>(snapshot.Runs.Length);
        for (var i = 0; i < snapshot.Runs.Length; i++)
        {
            var row = snapshot.Runs[i];
            var isAsBefore = i < _source.Length && ReferenceEquals(row, _source[i]) && _painted[i].Style == _styles[i];
            painted.Add(isAsBefore ? _painted[i] : row.Style == _styles[i] ? row : row with { Style = _styles[i] });
        }

        _source = snapshot.Runs;
        _painted = painted.MoveToImmutable();
        return snapshot with { Runs = _painted };
    }

    /// <summary>Chooses a palette slot for a run, or gives its own back (null).</summary>
    /// <returns>Why it was refused, in words; null when it was not.</returns>
    public Task<string?> ChooseAsync(string run, int? slot) => _colours.ChooseAsync(run, slot);

    private void Restyle(ImmutableArray<RunRow> runs, RunColouring colouring)
    {
        var chosen = _colours.Chosen;
        if (_styledFor is { } last && last.Colouring == colouring && last.Chosen == chosen && last.Keys == _colours.Keys && IsSame(runs, last.Runs, last.Tags))
        {
            if (colouring.Rule == ColourRule.Run)
            {
                _styles = OwnStyles(runs, chosen);
            }

            return;
        }

        _styledFor = ([.. runs.Select(run => run.Id)], [.. runs.Select(run => run.TagIds)], colouring, chosen, _colours.Keys);
        Error = null;
        Groups = [];
        _styles = colouring.Rule == ColourRule.Run || Labels(runs, colouring) is not { } labels ? OwnStyles(runs, chosen) : GroupStyles(runs, labels);
    }

    private static bool IsSame(ImmutableArray<RunRow> runs, ImmutableArray<int> ids, ImmutableArray<ImmutableArray<int>> tags)
    {
        if (runs.Length != ids.Length)
        {
            return false;
        }

        for (var i = 0; i < runs.Length; i++)
        {
            if (runs[i].Id != ids[i] || runs[i].TagIds != tags[i])
            {
                return false;
            }
        }

        return true;
    }

    private static int[] OwnStyles(ImmutableArray<RunRow> runs, ImmutableDictionary<string, int> chosen) =>
        [.. runs.Select(run => chosen.TryGetValue(run.Name, out var slot) ? slot : run.Style)];

    /// <summary>What each run has in common with others; null where a run belongs to no group.</summary>
    private string?[]? Labels(ImmutableArray<RunRow> runs, RunColouring colouring)
    {
        switch (colouring.Rule)
        {
            case ColourRule.Prefix:
                return [.. runs.Select(run => run.Name.LastIndexOf('/') is var slash and > 0 ? run.Name[..slash] : run.Name)];
            case ColourRule.Key:
                var values = _colours.Values(runs, colouring.Text);
                return [.. runs.Select(run => values.TryGetValue(run.Id, out TrialValue value) ? value.Text : null)];
            default:
                return PatternLabels(runs, colouring.Text);
        }
    }

    private string?[]? PatternLabels(ImmutableArray<RunRow> runs, string pattern)
    {
        if (!NameFilter.TryCreate(pattern, out _, out var error))
        {
            Error = error;
            return null;
        }

        try
        {
            var regex = UserRegex.Compile(pattern, RegexOptions.IgnoreCase);
            return pattern.Length == 0 ? null : [.. runs.Select(run => Label(regex.Match(run.Name)))];
        }
        catch (RegexMatchTimeoutException)
        {
            Error = "This pattern takes too long.";
            return null;
        }
    }

    // What is captured, or all that matched when nothing is.
    private static string? Label(Match match)
    {
        var captured = match.Groups.Cast<Group>().Skip(1).Where(group => group.Length > 0).Select(group => group.Value).ToList();
        return !match.Success ? null : captured.Count > 0 ? string.Join(", ", captured) : match.Value;
    }

    private int[] GroupStyles(ImmutableArray<RunRow> runs, string?[] labels)
    {
        var starts = new Dictionary<string, double>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] is { } label)
            {
                counts[label] = counts.GetValueOrDefault(label) + 1;
                starts[label] = Math.Min(starts.GetValueOrDefault(label, double.PositiveInfinity), double.IsNaN(runs[i].StartWallTime) ? double.PositiveInfinity : runs[i].StartWallTime);
            }
        }

        string[] names = [.. counts.Keys];
        var slots = PaletteSlots.Assign([.. names.Select(name => (starts[name], name))]);
        var slotOf = names.Zip(slots).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var alone = labels.Count(label => label is null);
        Groups =
        [
            .. names.Order(NaturalOrder.Comparer).Select(name => new ColourGroup(name, slotOf[name], counts[name])),
            .. alone > 0 ? new[] { new ColourGroup("", PaletteSlots.NoGroup, alone) } : [],
        ];
        return [.. labels.Select(label => label is null ? PaletteSlots.NoGroup : slotOf[label])];
    }
}
