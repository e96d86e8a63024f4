namespace EventFormat.Tests.Oracle;

/// <summary>Finds the logs of real writers and what real TensorBoard said of them.</summary>
internal static class SharedData
{
    private const string Variable = "MONITOR_SHARED_DATA";

    /// <summary>The folder that holds them: <c>shared/data</c> in or beside a directory above the tests, or what the variable names.</summary>
    public static string Root => Find();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>The nearest directory or file of that path in or beside a directory above the tests.</summary>
    public static string FindAbove(params ReadOnlySpan<string> parts)
    {
        var relative = Path.Combine(parts);
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (Path.Combine(directory.FullName, relative) is var candidate && Path.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException($"{relative} is missing: no directory above {AppContext.BaseDirectory} has it.");
    }

    private static string Find() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : FindAbove("shared", "data");
}
