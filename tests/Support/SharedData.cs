namespace Monitor.Tests.Support;

/// <summary>Finds the recorded logs and oracle answers that compatibility tests read.</summary>
public static class SharedData
{
    /// <summary>The `data` directory: MONITOR_SHARED_DATA, or `shared/data` in or beside any directory above the tests.</summary>
    public static string Path { get; } = Find();

    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("MONITOR_SHARED_DATA") is { Length: > 0 } given)
        {
            return given;
        }

        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = System.IO.Path.Combine(directory.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("The recorded logs are missing: put shared/data in or beside the checkout, or set MONITOR_SHARED_DATA.");
    }
}
