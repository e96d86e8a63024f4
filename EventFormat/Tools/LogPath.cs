using EventFormat.Runs;

namespace EventFormat.Tools;

/// <summary>What a path given on a command line means: a log directory, or one event file as a run of its own.</summary>
internal static class LogPath
{
    public static LogDirectorySnapshot Discover(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full)
            ? new LogDirectorySnapshot(true, [new RunLocation(".", Path.GetDirectoryName(full)!, Path.GetFileName(full))], [])
            : new LogDirectory(full).Discover();
    }
}
