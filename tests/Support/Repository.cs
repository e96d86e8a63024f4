namespace Monitor.Tests.Support;

/// <summary>The checkout the tests were built from.</summary>
public static class Repository
{
    /// <summary>The checkout's own directory.</summary>
    public static string Root { get; } = Path.GetDirectoryName(FindAbove("Monitor.sln"))!;

    /// <summary>The nearest file or directory of that path in or beside a directory above the tests.</summary>
    public static string FindAbove(params ReadOnlySpan<string> parts) =>
        TryFindAbove(parts) ?? throw new FileNotFoundException($"{Path.Combine(parts)} stands nowhere above {AppContext.BaseDirectory}.");

    internal static string? TryFindAbove(params ReadOnlySpan<string> parts)
    {
        var relative = Path.Combine(parts);
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, relative);
            if (Path.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
