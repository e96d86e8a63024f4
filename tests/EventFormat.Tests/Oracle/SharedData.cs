namespace EventFormat.Tests.Oracle;

/// <summary>Finds the logs of real writers and what real TensorBoard said of them.</summary>
internal static class SharedData
{
    private const string Variable = "MONITOR_SHARED_DATA";

    /// <summary>The folder that holds them: <c>shared/data</c> in or beside a directory above the tests, or what the variable names.</summary>
    public static string Root { get; } = Find();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException(
            $"shared/data is missing: no directory above {AppContext.BaseDirectory} has it, and {Variable} is not set.");
    }
}
