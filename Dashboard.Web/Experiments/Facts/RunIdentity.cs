using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Web.Experiments.Facts;

/// <summary>The key of a run: a hash of its manifest's id, else of its first event file's name and first record.</summary>
internal static class RunIdentity
{
    // The first record is the file's version and time: some 50 bytes. Of a longer one the beginning is enough.
    private const int MaxRecord = 4096;
    private const int LengthAndChecksum = 12;

    public static string OfManifest(string id) => Hash($"manifest\n{id}", []);

    /// <summary>Null until the first record of the first event file is whole.</summary>
    /// <exception cref="IOException">The directory cannot be read now.</exception>
    public static string? OfEvents(string directory)
    {
        var first = Directory.EnumerateFiles(directory, "*tfevents*").Order(StringComparer.Ordinal).FirstOrDefault(file => new FileInfo(file).Length > 0);
        if (first is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[MaxRecord];
        using var file = new FileStream(first, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var read = file.ReadAtLeast(bytes, MaxRecord, throwOnEndOfStream: false);
        if (read < LengthAndChecksum)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var end = (int)Math.Min(MaxRecord, LengthAndChecksum + Math.Min(length, MaxRecord));
        return read < end ? null : Hash($"events\n{Path.GetFileName(first)}\n", bytes[..end]);
    }

    /// <summary>The key of a copy: two directories that say they are one run are two.</summary>
    public static string OfCopy(string key, string runName) => Hash($"copy\n{key}\n{runName}", []);

    private static string Hash(string text, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 12));
    }
}
