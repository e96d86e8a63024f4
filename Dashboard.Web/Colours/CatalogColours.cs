using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Colours;

/// <summary>Chosen colours from the catalog, settings from what is known of the runs.</summary>
internal sealed class CatalogColours(ExperimentService experiments, ICatalog catalog) : IRunColours
{
    private const string Who = "dashboard";

    private readonly Lock _gate = new();

    // Under the lock: what the last table seen says.
    private ExperimentTable _table = ExperimentTable.Empty;
    private ImmutableDictionary<string, int> _chosen = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);
    private ImmutableArray<ConfigKey> _keysOf = [];
    private ImmutableArray<string> _keys = [];

    public bool IsReadOnly => !catalog.State.CanEdit;

    public ImmutableDictionary<string, int> Chosen => Now().Chosen;

    public ImmutableArray<string> Keys => Now().Keys;

    public IReadOnlyDictionary<int, TrialValue> Values(ImmutableArray<RunRow> runs, string key)
    {
        var values = new Dictionary<int, TrialValue>();
        foreach (var entry in experiments.Current.Entries)
        {
            if (entry.Config[key] is { IsMissing: false } value)
            {
                values[entry.Row.Id] = value;
            }
        }

        return values;
    }

    public async Task<string?> ChooseAsync(string run, int? slot)
    {
        if (slot is < 0 or >= PaletteSlots.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(slot));
        }

        if (experiments.Current.Find(run)?.Key is not { } key)
        {
            return "Nothing can be said of this run yet.";
        }

        try
        {
            await catalog.ApplyAsync([new MarkEdit(key, MarkField.Colour, slot?.ToString(CultureInfo.InvariantCulture))], Who);
            return null;
        }
        catch (CatalogException e)
        {
            return e.Message;
        }
    }

    // Live runs make a new table twice a second, mostly to say how many points they have.
    public IDisposable Subscribe(Action changed)
    {
        var told = Now();
        return experiments.Subscribe(() =>
        {
            var now = Now();
            if (now != told)
            {
                told = now;
                changed();
            }
        });
    }

    private (ImmutableDictionary<string, int> Chosen, ImmutableArray<string> Keys, bool IsReadOnly) Now()
    {
        lock (_gate)
        {
            if (experiments.Current is var table && !ReferenceEquals(table, _table))
            {
                _table = table;
                var chosen = table.Entries.Where(entry => entry.Marks.Colour is < PaletteSlots.Count).ToImmutableDictionary(entry => entry.Row.Name, entry => entry.Marks.Colour!.Value, StringComparer.Ordinal);
                _chosen = chosen.Count == _chosen.Count && chosen.All(choice => _chosen.TryGetValue(choice.Key, out var slot) && slot == choice.Value) ? _chosen : chosen;
                if (table.ConfigKeys != _keysOf)
                {
                    _keysOf = table.ConfigKeys;
                    _keys = [.. table.ConfigKeys.Select(key => key.Key)];
                }
            }

            return (_chosen, _keys, IsReadOnly);
        }
    }
}
