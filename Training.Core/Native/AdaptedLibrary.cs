using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Training.Core.Native;

/// <summary>Loads the adapted library from the user's cache directory (as the XDG base directory specification has it), where it stays for the next program.</summary>
/// <remarks>
/// Where that directory is missing, read-only or another user's, as in containers and under sudo, the library is loaded from a temporary directory that only this
/// user may enter and whose name nobody can foresee, and which is gone before this returns.
/// </remarks>
[SupportedOSPlatform("linux")]
internal static class AdaptedLibrary
{
    /// <exception cref="DllNotFoundException">The system refuses to load it.</exception>
    public static void Load(ReadOnlySpan<byte> content)
    {
        if (TryCache(CacheHome(), content) is { } cached)
        {
            NativeLibrary.Load(cached);
            return;
        }

        var temporary = Directory.CreateTempSubdirectory("training-core-");
        try
        {
            NativeLibrary.Load(new LibraryCache(temporary.FullName).Store(content));
        }
        finally
        {
            temporary.Delete(recursive: true); // a library that is loaded stays mapped
        }
    }

    /// <summary>The path of the library in a cache, or null when this user cannot safely have one there.</summary>
    internal static string? TryCache(string? home, ReadOnlySpan<byte> content)
    {
        if (home is null)
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(home);
            // In another user's directory, that user could exchange the file after it was verified.
            return FileOwner.IsMe(home) ? new LibraryCache(Path.Combine(home, "training-core")).Store(content) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? CacheHome()
    {
        var configured = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (Path.IsPathFullyQualified(configured ?? ""))
        {
            return configured;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0 ? Path.Combine(home, ".cache") : null;
    }
}
