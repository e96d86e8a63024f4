using System.Runtime.Versioning;

namespace Training.Core.Native;

/// <summary>Where the adapted library is kept: the user's own cache directory, as the XDG base directory specification has it.</summary>
[SupportedOSPlatform("linux")]
internal static class AdaptedLibrary
{
    /// <summary>The path of a file of that content.</summary>
    public static string Store(ReadOnlySpan<byte> content)
    {
        var cache = CacheHome();
        Directory.CreateDirectory(cache);
        // With another user's home directory (sudo), that user could exchange the file after it was verified.
        if (!FileOwner.IsMe(cache))
        {
            throw new IOException($"{cache} belongs to another user; set XDG_CACHE_HOME to a directory of this one.");
        }

        return new LibraryCache(Path.Combine(cache, "training-core")).Store(content);
    }

    private static string CacheHome()
    {
        var configured = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (Path.IsPathFullyQualified(configured ?? ""))
        {
            return configured!;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0 ? Path.Combine(home, ".cache") : throw new IOException("This user has no home directory; set XDG_CACHE_HOME to a directory for the adapted library.");
    }
}
