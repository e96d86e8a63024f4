using System.IO.Enumeration;

namespace EventFormat.Runs;

/// <summary>Lists the event files of a directory: which names count, and what their directory says of them.</summary>
internal static class EventFileListing
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Whether a file of that name makes its directory a run.</summary>
    public static bool IsEventFile(ReadOnlySpan<char> name) => name.Contains("tfevents", StringComparison.Ordinal);

    /// <summary>Whether an event file is to be read: the profiler's empty marker files only announce a run.</summary>
    public static bool IsRead(ReadOnlySpan<char> name) => !name.EndsWith(".profile-empty", StringComparison.Ordinal);

    /// <summary>The event files to read, in ordinal order of name; none when the directory is missing.</summary>
    /// <exception cref="IOException">The directory cannot be listed now.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be listed.</exception>
    public static List<EventFileStat> Read(RunLocation run)
    {
        var files = new List<EventFileStat>();
        if (!Directory.Exists(run.Directory))
        {
            return files;
        }

        files.AddRange(new FileSystemEnumerable<EventFileStat>(run.Directory, Stat, Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                IsEventFile(entry.FileName) && IsRead(entry.FileName) && !entry.IsDirectory
                && (run.OnlyFile is null || entry.FileName.SequenceEqual(run.OnlyFile)),
        });
        files.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return files;
    }

    private static EventFileStat Stat(ref FileSystemEntry entry)
    {
        var name = entry.FileName.ToString();
        if ((entry.Attributes & FileAttributes.ReparsePoint) == 0)
        {
            return new EventFileStat(name, entry.Length, entry.LastWriteTimeUtc.UtcDateTime);
        }

        var target = new FileInfo(File.ResolveLinkTarget(entry.ToFullPath(), returnFinalTarget: true)?.FullName ?? entry.ToFullPath());
        return target.Exists ? new EventFileStat(name, target.Length, target.LastWriteTimeUtc) : new EventFileStat(name, -1, default);
    }
}
