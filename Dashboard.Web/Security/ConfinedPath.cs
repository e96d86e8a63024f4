using System.Diagnostics.CodeAnalysis;

namespace Dashboard.Web.Security;

/// <summary>The one way from a path that files of a log name to a file that may be read: it must lie within the log directory, every link followed.</summary>
internal static class ConfinedPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    private static readonly char[] Separators = OperatingSystem.IsWindows() ? ['/', '\\'] : ['/'];

    /// <summary>Resolves <paramref name="path"/>, relative to <paramref name="directory"/> or absolute.</summary>
    /// <param name="root">What it is confined to.</param>
    /// <param name="directory">What relative paths start from.</param>
    /// <param name="path">The path as the log names it.</param>
    /// <param name="real">An existing file within the root, free of links.</param>
    /// <param name="fault">Why there is none.</param>
    public static bool TryResolve(string root, string directory, string path, [NotNullWhen(true)] out string? real, [NotNullWhen(false)] out string? fault)
    {
        real = null;
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            fault = "The path is empty or no path.";
            return false;
        }

        try
        {
            var found = RealPath(Path.Combine(directory, path));
            fault = found is null || !IsWithin(found, RealPath(root))
                ? $"{path} leads out of the log directory."
                : File.Exists(found) ? null : $"{path} is not there.";
            real = fault is null ? found : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            fault = $"{path}: {e.Message}";
        }

        return real is not null;
    }

    private static bool IsWithin(string path, string? root) =>
        root is not null && path.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The path with every link followed, as the system would; null when they lead in circles.</summary>
    private static string? RealPath(string path)
    {
        // Only what is absolute already: GetFullPath would take ".." away before the links in front of it are followed.
        var real = Path.GetPathRoot(path) is { Length: > 0 } top ? top : Path.GetPathRoot(path = Path.Combine(Environment.CurrentDirectory, path))!;
        var pending = new Stack<string>();
        PushParts(path[real.Length..]);
        for (var links = 0; pending.TryPop(out var part);)
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            var start = Path.GetPathRoot(target) ?? "";
            real = start.Length > 0 ? start : real;
            PushParts(target[start.Length..]);
        }

        return real;

        void PushParts(string parts)
        {
            foreach (var part in parts.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Reverse())
            {
                if (part != ".")
                {
                    pending.Push(part);
                }
            }
        }
    }
}
