namespace Training.Core.Native;

/// <summary>Where this program's native libraries lie: beside it, in its packages, or where a single-file program unpacked them.</summary>
internal static class NativeFiles
{
    /// <summary>The library's path, or null when no directory of the program has it.</summary>
    public static string? Find(string name) => Directories().Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Directories()
    {
        yield return AppContext.BaseDirectory;
        yield return Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native");
        if (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") is string searched)
        {
            foreach (var directory in searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            {
                yield return directory;
            }
        }
    }
}
