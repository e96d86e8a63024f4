using EventFormat.Writing;

namespace Dashboard.Web.Experiments.Facts;

/// <summary>What the files beside a run's events say of it; immutable.</summary>
/// <param name="Key">Identifies the run for ever, wherever its directory is moved; null until its first record is there.</param>
/// <param name="Manifest">What <c>run.json</c> says; null for runs of other tools.</param>
/// <param name="Config">Settings, of the manifest or of the files that other tools write.</param>
/// <param name="Summary">Results that the manifest states.</param>
/// <param name="State">How the run stands by the manifest; null when there is none.</param>
/// <param name="Source">The files the settings come from, as people know them; empty for none.</param>
/// <param name="Problem">Why something could not be read; null when all is well.</param>
public sealed record RunFacts(string? Key, RunManifest? Manifest, ConfigMap Config, ConfigMap Summary, RunState? State, string Source, string? Problem)
{
    public static RunFacts None { get; } = new(null, null, ConfigMap.Empty, ConfigMap.Empty, null, "", null);
}
