using System.Collections;

namespace Training.Core.Runs;

/// <summary>What Slurm says of the job in the environment; nothing that could be a secret.</summary>
internal static class SchedulerVariables
{
    private static readonly string[] Secret = ["JWT", "TOKEN", "KEY", "SECRET", "PASSWORD", "CRED"];

    public static Dictionary<string, string> Read(IDictionary environment) => environment.Cast<DictionaryEntry>()
        .Select(static variable => ((string)variable.Key, variable.Value as string ?? ""))
        .Where(static variable => variable.Item1.StartsWith("SLURM", StringComparison.Ordinal) && !Secret.Any(variable.Item1.Contains))
        .ToDictionary();
}
