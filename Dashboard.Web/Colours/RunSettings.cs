using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;
using EventFormat.Writing;

namespace Dashboard.Web.Colours;

/// <summary>Reads settings from the trials, and from <c>run.json</c> for what these do not say; a manifest's configuration is read once.</summary>
internal sealed class RunSettings(RunRegistry registry, TrialTableReader trials) : IRunSettings
{
    private const int MaxKeys = 1000;

    private readonly ConcurrentDictionary<int, ImmutableDictionary<string, TrialValue>> _configs = new();

    public ImmutableArray<string> Keys(ImmutableArray<RunRow> runs)
    {
        var keys = trials.Read(runs).HParams.Select(column => column.Title).ToHashSet(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            keys.UnionWith(Config(run.Id).Keys);
        }

        return [.. keys.Order(NaturalOrder.Comparer).Take(MaxKeys)];
    }

    public IReadOnlyDictionary<int, TrialValue> Values(ImmutableArray<RunRow> runs, string key)
    {
        var values = new Dictionary<int, TrialValue>();
        foreach (var run in runs)
        {
            if (Config(run.Id).TryGetValue(key, out var value))
            {
                values[run.Id] = value;
            }
        }

        var table = trials.Read(runs);
        if (table.HParams.FirstOrDefault(column => column.Title == key) is { } column)
        {
            foreach (var trial in table.Trials)
            {
                if (trial.HParams.TryGetValue(column.Key, out var value) && !value.IsMissing)
                {
                    AddTo(values, trial, value);
                }
            }
        }

        return values;
    }

    private static void AddTo(Dictionary<int, TrialValue> values, Trial trial, TrialValue value)
    {
        foreach (var run in trial.Runs)
        {
            values[run] = value;
        }
    }

    private ImmutableDictionary<string, TrialValue> Config(int id)
    {
        if (_configs.TryGetValue(id, out var known))
        {
            return known;
        }

        if (registry.Find(id) is not { } run || !RunManifestFile.TryRead(run.Directory, out var manifest, out _))
        {
            return ImmutableDictionary<string, TrialValue>.Empty;
        }

        var config = ImmutableDictionary.CreateBuilder<string, TrialValue>(StringComparer.Ordinal);
        Flatten(manifest!.Config, "", config);
        return _configs[id] = config.ToImmutable();
    }

    // Nested settings are named as they are reached: optimizer.lr.
    private static void Flatten(JsonObject settings, string prefix, ImmutableDictionary<string, TrialValue>.Builder config)
    {
        foreach (var (name, node) in settings)
        {
            if (node is JsonObject nested)
            {
                Flatten(nested, $"{prefix}{name}.", config);
            }
            else if (node is not null && config.Count < MaxKeys)
            {
                config[prefix + name] = node.GetValueKind() switch
                {
                    JsonValueKind.Number => TrialValue.Of(node.GetValue<double>()),
                    JsonValueKind.True => TrialValue.Of(true),
                    JsonValueKind.False => TrialValue.Of(false),
                    JsonValueKind.String => TrialValue.Of(node.GetValue<string>()),
                    _ => TrialValue.Of(node.ToJsonString()),
                };
            }
        }
    }
}
