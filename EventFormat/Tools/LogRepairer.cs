using EventFormat.Records;
using EventFormat.Runs;

namespace EventFormat.Tools;

/// <summary>Writes the intact records of damaged event files to new files, byte for byte, and says what was left out.</summary>
/// <remarks>
/// Never changes a source and never overwrites: a file that exists at the target is a problem of that file. Behind a damaged
/// length, where readers must stop, the next intact record is searched for byte by byte, so that what follows is saved.
/// Memory is that of the longest record. Not thread-safe; use one per repair.
/// </remarks>
/// <param name="report">Told each place that is left out, as it is met.</param>
/// <param name="cancellation">Cancels; the file then being written is removed.</param>
public sealed class LogRepairer(Action<VerifyFault> report, CancellationToken cancellation = default)
{
    private readonly List<RepairedFile> _damaged = [];
    private long _files;

    /// <summary>Repairs one event file, or every damaged one of a log directory.</summary>
    /// <param name="path">The file or directory.</param>
    /// <param name="output">
    /// A directory, in which repaired files get the paths they had under <paramref name="path"/>; or, where that is a file and
    /// this no existing directory, the path of the repaired file.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="output"/> lies inside the log directory: its repaired files would join the runs they repair.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RepairReport Repair(string path, string output)
    {
        var target = Path.GetFullPath(output);
        var isFile = File.Exists(path);
        if (!isFile && IsWithin(target, Path.GetFullPath(path)))
        {
            throw new ArgumentException($"{output} lies inside {path}; repaired files would join the runs they repair.", nameof(output));
        }

        var found = LogPath.Discover(path);
        foreach (var run in found.Runs)
        {
            var folder = run.Name == "." ? target : Path.Combine(target, run.Name);
            foreach (var name in FilesOf(run))
            {
                var isTargetItself = isFile && !Directory.Exists(target);
                RepairIfDamaged(Path.Combine(run.Directory, name), isTargetItself ? target : Path.Combine(folder, name));
            }
        }

        foreach (var problem in found.Problems)
        {
            _damaged.Add(new RepairedFile(problem.Directory, null, 0, 0, problem.Cause));
        }

        return new RepairReport(found.Exists, _files, _damaged);
    }

    private static bool IsWithin(string path, string directory) =>
        (path + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private List<string> FilesOf(RunLocation run)
    {
        try
        {
            return [.. EventFileListing.Read(run).Where(file => file.Length != 0).Select(file => file.Name)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _damaged.Add(new RepairedFile(run.Directory, null, 0, 0, failure.Message));
            return [];
        }
    }

    private void RepairIfDamaged(string source, string target)
    {
        _files++;
        try
        {
            using var file = FileWindow.Open(source);
            if (!IsDamaged(file))
            {
                return;
            }

            using var copy = new RepairCopy(target);
            _damaged.Add(Copy(source, file, copy));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _damaged.Add(new RepairedFile(source, null, 0, 0, failure.Message));
        }
    }

    private bool IsDamaged(FileWindow file)
    {
        var walk = new RecordWalk(file);
        while (walk.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            if (walk.Fault() is not null)
            {
                return true;
            }
        }

        return walk.Fault() is not null;
    }

    private RepairedFile Copy(string source, FileWindow file, RepairCopy copy)
    {
        var walk = new RecordWalk(file);
        while (true)
        {
            while (walk.MoveNext())
            {
                cancellation.ThrowIfCancellationRequested();
                if (walk.Fault() is not { } fault)
                {
                    copy.Append(walk.Record);
                    continue;
                }

                report(new VerifyFault(source, walk.Offset, fault));
            }

            if (walk.Fault() is not { } end)
            {
                break;
            }

            report(new VerifyFault(source, walk.Offset, end, walk.Status == RecordStatus.NeedMore));
            if (!walk.MoveToNextIntact(cancellation))
            {
                break;
            }

            copy.Append(walk.Record);
        }

        return new RepairedFile(source, copy.Complete(), copy.Records, walk.Length - copy.Bytes, null);
    }
}
