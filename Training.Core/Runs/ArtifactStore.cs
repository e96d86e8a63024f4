using System.Security.Cryptography;
using EventFormat.Writing;

namespace Training.Core.Runs;

/// <summary>Copies files into a run's <c>artifacts/</c>, hashing them on the way.</summary>
internal sealed class ArtifactStore(string runDirectory)
{
    private const string Folder = "artifacts";

    public RunArtifact Copy(string path, string name, string kind)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var root = Path.Combine(runDirectory, Folder) + Path.DirectorySeparatorChar;
        var target = Path.GetFullPath(Path.Combine(root, name));
        if (!target.StartsWith(root, StringComparison.Ordinal))
        {
            throw new ArgumentException($"An artifact's name is a path in the run's artifacts, which {name} is not.", nameof(name));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var draft = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            var (bytes, hash) = CopyHashed(path, draft);
            File.Move(draft, target, overwrite: true);
            return new RunArtifact { Name = name, Kind = kind, File = Path.GetRelativePath(runDirectory, target).Replace('\\', '/'), Bytes = bytes, Sha256 = hash };
        }
        finally
        {
            File.Delete(draft); // no longer there when it was moved
        }
    }

    private static (long Bytes, string Hash) CopyHashed(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[1 << 20];
        for (int read; (read = source.Read(block)) > 0;)
        {
            hash.AppendData(block.AsSpan(0, read));
            copy.Write(block.AsSpan(0, read));
        }

        copy.Flush(flushToDisk: true);
        return (copy.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
