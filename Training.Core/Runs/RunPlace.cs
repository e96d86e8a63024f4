using System.Globalization;
using EventFormat.Writing;

namespace Training.Core.Runs;

/// <summary>Where a run goes, and the run that is there already when it goes on.</summary>
internal sealed record RunPlace(string Name, string Directory, RunManifest? Former)
{
    public static RunPlace Claim(RunOptions options)
    {
        var wanted = options.Name ?? options.TimeProvider.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var root = Path.GetFullPath(options.LogDirectory);
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}");
            var directory = Path.GetFullPath(Path.Combine(root, name));
            if (!directory.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new ArgumentException($"A run's name is a path in the log directory, which {name} is not.", nameof(options));
            }

            System.IO.Directory.CreateDirectory(directory);
            if (options.Resumes)
            {
                return new RunPlace(name, directory, RunManifestFile.TryRead(directory, out var former, out _) ? former : null);
            }

            if (IsClaimed(directory))
            {
                return new RunPlace(name, directory, null);
            }
        }
    }

    /// <summary>Of several processes that want one name, one makes the manifest's file.</summary>
    private static bool IsClaimed(string directory)
    {
        var manifest = Path.Combine(directory, RunManifest.FileName);
        if (System.IO.Directory.EnumerateFileSystemEntries(directory).Any())
        {
            return false;
        }

        try
        {
            using var claim = new FileStream(manifest, FileMode.CreateNew);
            claim.Write("{}"u8);
            return true;
        }
        catch (IOException) when (File.Exists(manifest))
        {
            return false;
        }
    }
}
