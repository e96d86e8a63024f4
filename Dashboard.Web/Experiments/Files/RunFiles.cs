using System.Diagnostics.CodeAnalysis;
using System.Text;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.Ingest;
using Dashboard.Web.Security;

namespace Dashboard.Web.Experiments.Files;

/// <summary>The files beside a run's events that may be read: its output, its code's changes, and the artifacts that its manifest names, within its directory.</summary>
internal sealed class RunFiles(RunRegistry registry)
{
    /// <summary>What a run's console output is kept in.</summary>
    public const string Output = "output.log";

    /// <summary>Finds a file of a run by its path in the run's directory; false, and why, when it may not be read.</summary>
    public bool TryFind(RunEntry entry, string path, [NotNullWhen(true)] out string? file, [NotNullWhen(false)] out string? fault)
    {
        (file, fault) = (null, $"{path} is no file of this run.");
        return IsNamed(entry, path) && registry.Find(entry.Row.Id) is { } run && ConfinedPath.TryResolve(run.Directory, run.Directory, path, out file, out fault);
    }

    /// <summary>The end of a text file, at most <paramref name="bytes"/> of it and from the beginning of a line; null when there is none.</summary>
    public FileTail? ReadTail(RunEntry entry, string path, int bytes)
    {
        if (!TryFind(entry, path, out var file, out _))
        {
            return null;
        }

        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = stream.Length;
            var start = Math.Max(0, length - bytes);
            stream.Position = start;
            var buffer = new byte[length - start];
            var text = Encoding.UTF8.GetString(buffer, 0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
            return new FileTail(start > 0 && text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? text[(end + 1)..] : text, length, start > 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsNamed(RunEntry entry, string path) =>
        path == Output || (entry.Facts.Manifest is { } manifest && (manifest.Code?.DiffFile == path || manifest.Artifacts.Any(artifact => artifact.File == path)));
}

/// <param name="Text">The end of the file.</param>
/// <param name="Length">How long the file is, in bytes.</param>
/// <param name="IsCut">Whether something stands before it.</param>
internal sealed record FileTail(string Text, long Length, bool IsCut);
