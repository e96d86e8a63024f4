using System.Collections.Immutable;
using EventFormat.Runs;

namespace Dashboard.Web.Ingest;

/// <summary>Looks what runs the log directories hold, and gives the new ones a turn to be read.</summary>
internal sealed class RunDiscovery(LogDirectories directories, RunFactory factory, RunRegistry registry, ReadQueue queue)
{
    // Used by one thread at a time.
    private Dictionary<string, TailedRun> _byDirectory = [];
    private ImmutableArray<DirectoryProblem> _problems = [];

    /// <summary>Directories that could not be searched last time.</summary>
    public ImmutableArray<DirectoryProblem> Problems => _problems;

    public void Look()
    {
        var found = new Dictionary<string, TailedRun>(_byDirectory.Count, StringComparer.Ordinal);
        var missing = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<DirectoryProblem>();
        var foreign = ImmutableArray.CreateBuilder<ForeignData>();
        foreach (var (watched, directory) in directories.All)
        {
            var snapshot = directory.Discover();
            problems.AddRange(snapshot.Problems);
            foreign.AddRange(snapshot.Foreign.Select(one => one with { Name = watched.RunName(one.Name) }));
            if (!snapshot.Exists)
            {
                missing.Add(watched.Path);
            }

            foreach (var location in snapshot.Runs)
            {
                Keep(found, watched.RunName(location.Name), location);
            }
        }

        foreach (var (path, run) in _byDirectory)
        {
            if (found.ContainsKey(path))
            {
                continue;
            }

            if (problems.Any(problem => IsWithin(path, problem.Directory)))
            {
                found.Add(path, run); // It cannot be seen just now; that does not say that it is gone.
            }
            else
            {
                queue.Remove(run);
                registry.Remove(run);
            }
        }

        Volatile.Write(ref _byDirectory, found);
        ImmutableInterlocked.InterlockedExchange(ref _problems, problems.ToImmutable());
        registry.SetSurroundings(missing.ToImmutable(), foreign.ToImmutable());
    }

    /// <summary>Something in a directory changed: its run's turn comes at once; false when there is no run yet.</summary>
    public bool Wake(string directory)
    {
        if (!Volatile.Read(ref _byDirectory).TryGetValue(directory, out var run))
        {
            return false;
        }

        queue.Wake(run);
        return true;
    }

    private static bool IsWithin(string path, string directory) =>
        path.StartsWith(directory, StringComparison.Ordinal) && (path.Length == directory.Length || path[directory.Length] == Path.DirectorySeparatorChar);

    private void Keep(Dictionary<string, TailedRun> found, string name, RunLocation location)
    {
        if (_byDirectory.TryGetValue(location.Directory, out var known))
        {
            found.TryAdd(location.Directory, known);
            return;
        }

        // One directory reached through two log directories, or two runs of one name: the first found stands.
        if (registry.Find(name) is null && !found.ContainsKey(location.Directory))
        {
            var run = factory.Create(name, location);
            found.Add(location.Directory, run);
            registry.Add(run);
            queue.Add(run);
        }
    }
}
