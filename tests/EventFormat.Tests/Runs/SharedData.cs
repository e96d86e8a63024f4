namespace EventFormat.Tests.Runs;

/// <summary>Finds the recorded logs beside the repository.</summary>
internal static class SharedData
{
    /// <summary>Path of something in the data folder; fails the test when the folder is missing.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root.Value, .. parts]);

    private static readonly Lazy<string> Root = new(Find);

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("MONITOR_SHARED_DATA") is { Length: > 0 } given)
        {
            Assert.True(Directory.Exists(given), $"MONITOR_SHARED_DATA names {given}, which is missing");
            return given;
        }

        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            var candidate = Path.Combine(place.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("shared/data, the recorded logs, is missing beside every parent of the test's directory; set MONITOR_SHARED_DATA");
    }
}
