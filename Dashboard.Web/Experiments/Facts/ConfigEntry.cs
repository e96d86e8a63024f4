using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Facts;

/// <param name="Key">Path of a setting, its parts joined by dots.</param>
/// <param name="Value">The setting; lists as their JSON.</param>
public readonly record struct ConfigEntry(string Key, TrialValue Value);
