namespace Dashboard.Web.Experiments.Runs;

/// <param name="Key">Path of the setting.</param>
/// <param name="Runs">How many runs have it.</param>
/// <param name="Varies">Whether two runs differ in it, or some lack it.</param>
public sealed record ConfigKey(string Key, int Runs, bool Varies);
