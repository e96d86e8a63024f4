using System.Globalization;
using Dashboard.Web.Ingest;
using EventFormat.Runs;

namespace Dashboard.Web.Blobs;

/// <summary>The values of all runs that are no scalars: listed from memory, read from their event files on demand.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class BlobStore(RunRegistry registry)
{
    /// <summary>The values of a tag, by the ids of run and tag; null when the run has none. Says that someone looks at the run.</summary>
    public BlobSequence? Find(int run, int tag)
    {
        if (registry.Find(run) is not { } found || found.FindBlobs(tag) is not { } index)
        {
            return null;
        }

        found.Want();
        return BlobSequence.Of(index);
    }

    /// <summary>Reads the message that holds a value.</summary>
    /// <exception cref="IOException">The file cannot be read, or was truncated or replaced meanwhile.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public Task<byte[]> ReadAsync(int run, BlobSequence sequence, int index, CancellationToken cancel) => registry.Find(run) is { } found
        ? BlobFile.ReadAsync(found.Directory, sequence.FileNameOf(index), sequence[index], cancel)
        : throw new FileNotFoundException("The run is gone.");

    /// <summary>An entity tag that changes whenever the value's place or time does.</summary>
    public static string EntityTag(BlobSequence sequence, int index)
    {
        var blob = sequence[index];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\"{sequence.FileNameOf(index).Length:x}-{blob.Offset:x}-{blob.Length:x}-{BitConverter.DoubleToInt64Bits(blob.WallTime):x}-{blob.Step:x}\"");
    }
}
