using System.IO.Enumeration;

namespace EventFormat.Runs;

/// <summary>A directory tree in which every directory that directly holds an event file is a run.</summary>
/// <remarks>
/// A file counts when its name contains "tfevents"; hidden directories count; directories of such a name are just
/// directories; links are followed, but never into a directory that contains them. Safe to use from several threads.
/// </remarks>
public sealed class LogDirectory(string root)
{
    // A backstop for cycles through links that cannot be told from their text.
    private const int MaxDepth = 64;
    private const string ProfileDirectory = "plugins/profile";
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Absolute path of the directory.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>Searches the tree at <paramref name="root"/>, so that its runs can be read.</summary>
    /// <param name="root">The directory.</param>
    /// <param name="time">The clock faults in fresh files are judged by; the system's when null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public static Task<OpenedLogDirectory> OpenAsync(string root, TimeProvider? time = null, CancellationToken cancellation = default) => Task.Run(
        () =>
        {
            var directory = new LogDirectory(root);
            var found = directory.Discover();
            return found.Exists
                ? new OpenedLogDirectory(directory.Root, found, time ?? TimeProvider.System)
                : throw new DirectoryNotFoundException($"{directory.Root} is no directory.");
        },
        cancellation);

    /// <summary>Searches the tree.</summary>
    public LogDirectorySnapshot Discover()
    {
        var runs = new List<RunLocation>();
        var problems = new List<DirectoryProblem>();
        var foreign = new List<ForeignData>();
        if (!Directory.Exists(Root))
        {
            return new LogDirectorySnapshot(false, runs, problems);
        }

        var pending = new Stack<Place>();
        pending.Push(new Place("", Root, RealPath(Root), null, 0));
        while (pending.TryPop(out var place))
        {
            try
            {
                if (Search(place, pending, problems, foreign))
                {
                    runs.Add(new RunLocation(place.Name.Length == 0 ? "." : place.Name, place.Path));
                }
            }
            catch (DirectoryNotFoundException)
            {
                // Deleted since its parent was listed.
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                problems.Add(new DirectoryProblem(place.Path, failure.Message));
            }
        }

        runs.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        foreign.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new LogDirectorySnapshot(true, runs, problems) { Foreign = foreign };
    }

    /// <summary>Notes the directories in one directory; true when it is a run.</summary>
    private static bool Search(Place place, Stack<Place> pending, List<DirectoryProblem> problems, List<ForeignData> foreign)
    {
        var isRun = false;
        if (IsProfile(place))
        {
            foreign.Add(new ForeignData(ForeignKind.Profile, place.Name));
        }

        var entries = new FileSystemEnumerable<(string Name, bool IsDirectory, bool IsLink)>(
            place.Path,
            (ref FileSystemEntry entry) => (entry.FileName.ToString(), entry.IsDirectory, (entry.Attributes & FileAttributes.ReparsePoint) != 0),
            Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.IsDirectory || EventFileListing.IsEventFile(entry.FileName) || IsDebuggerDump(entry.FileName),
        };
        foreach (var (name, isDirectory, isLink) in entries)
        {
            if (!isDirectory)
            {
                isRun |= EventFileListing.IsEventFile(name);
                if (IsDebuggerDump(name))
                {
                    foreign.Add(new ForeignData(ForeignKind.Debugger, place.NameOf(name)));
                }

                continue;
            }

            var path = Path.Combine(place.Path, name);
            var realPath = isLink ? RealPath(path) : Path.Combine(place.RealPath, name);
            if (place.IsWithin(realPath))
            {
                continue;
            }

            if (place.Depth == MaxDepth)
            {
                problems.Add(new DirectoryProblem(path, $"nested more than {MaxDepth} directories deep"));
                continue;
            }

            pending.Push(new Place(place.NameOf(name), path, realPath, place, place.Depth + 1));
        }

        return isRun;
    }

    private static bool IsDebuggerDump(ReadOnlySpan<char> name) =>
        name.StartsWith("tfdbg_events.", StringComparison.Ordinal) && name.EndsWith(".metadata", StringComparison.Ordinal);

    // A profiler's session: it holds something, and lies in plugins/profile.
    private static bool IsProfile(Place place) =>
        place.Parent is { } parent && (parent.Name == ProfileDirectory || parent.Name.EndsWith("/" + ProfileDirectory, StringComparison.Ordinal))
        && Directory.EnumerateFileSystemEntries(place.Path).Any();

    private static string RealPath(string path) =>
        Path.TrimEndingDirectorySeparator(Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);

    private sealed record Place(string Name, string Path, string RealPath, Place? Parent, int Depth)
    {
        /// <summary>The name of an entry of this directory, within the log directory.</summary>
        public string NameOf(string entry) => Name.Length == 0 ? entry : Name + "/" + entry;

        /// <summary>Whether this directory, or one it was reached through, is the one at that path.</summary>
        public bool IsWithin(string realPath) => RealPath == realPath || (Parent?.IsWithin(realPath) ?? false);
    }
}
