using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Facts;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;
using Dashboard.Web.Tests.Components;
using EventFormat.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Experiments;

/// <summary>Runs in which a test says only what matters to it.</summary>
internal static class SomeRuns
{
    private static readonly TagTable Tags = new();
    private static readonly MetricSource Metrics = new(Tags, new MetricReader(new RunRegistry(Tags, TimeProvider.System, NullLogger<RunRegistry>.Instance)), TimeProvider.System);

    public static RunEntry Entry(int id, string name, JsonObject? config = null, RunMarks? marks = null, RunManifest? manifest = null, RunState? state = null) => new(
        Some.Run(id, name),
        new RunFacts($"key-{id}", manifest, config is null ? ConfigMap.Empty : JsonConfig.Of(config), ConfigMap.Empty, state, "", null),
        null,
        marks ?? RunMarks.None,
        $"key-{id}",
        Metrics);

    public static ExperimentTable TableOf(params RunEntry[] entries) => new(
        [.. entries], [.. entries.SelectMany(entry => entry.Config.Select(setting => setting.Key)).Distinct().Order().Select(key => new ConfigKey(key, 1, true))], [], []);

    public static ImmutableArray<string> Names(IEnumerable<RunEntry> entries) => [.. entries.Select(entry => entry.Name)];
}
