using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Training.Core.Native;

/// <summary>A directory that only this user may enter, holding libraries named by the SHA-256 of their content.</summary>
/// <remarks>Safe for any number of processes: a file appears under its name complete or not at all, and is verified each time it is used.</remarks>
[SupportedOSPlatform("linux")]
internal sealed class LibraryCache(string directory)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The path of a file with exactly this content, written now unless an intact one is there.</summary>
    /// <exception cref="IOException">The directory belongs to another user, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory may not be entered or written.</exception>
    public string Store(ReadOnlySpan<byte> content)
    {
        Claim();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        var path = Path.Combine(directory, Convert.ToHexStringLower(hash) + ".so");
        if (!IsIntact(path, content))
        {
            Write(path, content);
        }

        return path;
    }

    private void Claim()
    {
        Directory.CreateDirectory(directory, OwnerOnly);
        if (new DirectoryInfo(directory).LinkTarget is not null || !FileOwner.IsMe(directory))
        {
            throw new IOException($"{directory} is not a directory of this user.");
        }

        File.SetUnixFileMode(directory, OwnerOnly);
    }

    private static bool IsIntact(string path, ReadOnlySpan<byte> content) =>
        new FileInfo(path) is { Exists: true, LinkTarget: null } file && file.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path));

    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        var staged = $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}";
        try
        {
            using (var file = new FileStream(staged, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
            }))
            {
                file.Write(content);
            }

            File.Move(staged, path, overwrite: true);
        }
        finally
        {
            File.Delete(staged);
        }
    }
}
