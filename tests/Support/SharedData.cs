namespace Monitor.Tests.Support;

/// <summary>Finds the recorded logs and oracle answers that compatibility tests read.</summary>
public static class SharedData
{
    private const string Variable = "MONITOR_SHARED_DATA";

    /// <summary>The `data` directory: what MONITOR_SHARED_DATA names, or `shared/data` in or beside any directory above the tests. Throws, naming it, when it is missing.</summary>
    public static string Root { get; } = Find();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return Directory.Exists(given) ? given : throw new DirectoryNotFoundException($"{Variable} names {given}, which is missing.");
        }

        return Repository.TryFindAbove("shared", "data")
            ?? throw new DirectoryNotFoundException($"The recorded logs are missing: put shared/data in or beside the checkout, or set {Variable}.");
    }
}
