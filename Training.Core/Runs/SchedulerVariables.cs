using System.Collections;

namespace Training.Core.Runs;

/// <summary>What Slurm says of the job in the environment; nothing that could be a secret.</summary>
internal static class SchedulerVariables
{
    private static readonly string[] Secret = ["JWT", "TOKEN", "KEY", "SECRET", "PASSWORD", "CRED"];

    public static Dictionary<string, string> Read(IDictionary environment)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var each = environment.GetEnumerator(); each.MoveNext();)
        {
            if (each.Key is string name && name.StartsWith("SLURM", StringComparison.Ordinal) && !Secret.Any(name.Contains))
            {
                variables[name] = each.Value as string ?? "";
            }
        }

        return variables;
    }
}
