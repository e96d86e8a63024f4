namespace EventFormat.Tests.Writing;

/// <summary>The recorded logs of real writers, found beside or above the tests.</summary>
internal static class SharedData
{
    public static string Find(string relative)
    {
        var path = Path.Combine(Root(), relative);
        Assert.True(Path.Exists(path), $"{path} is missing: these tests need the recorded logs (or MONITOR_SHARED_DATA).");
        return path;
    }

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("MONITOR_SHARED_DATA") is { Length: > 0 } given)
        {
            return given;
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var data = Path.Combine(at.FullName, "shared", "data");
            if (Directory.Exists(data))
            {
                return data;
            }
        }

        Assert.Fail("No directory shared/data beside or above the tests: these tests need the recorded logs (or MONITOR_SHARED_DATA).");
        return "";
    }
}
