namespace EventFormat.Runs;

/// <summary>Reads values that are no scalars from where they stand in their event file.</summary>
/// <remarks>Safe to use from several threads; a file is open only while it is read.</remarks>
public static class BlobFile
{
    /// <summary>Reads the bytes of one value: the protobuf message that <see cref="Summaries"/> decodes.</summary>
    /// <param name="runDirectory">The run's directory.</param>
    /// <param name="fileName">The file within it.</param>
    /// <param name="blob">Where the value stands.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="IOException">The file cannot be read, or no longer reaches that far.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static async Task<byte[]> ReadAsync(string runDirectory, string fileName, BlobPoint blob, CancellationToken cancellation = default)
    {
        using var file = File.OpenHandle(
            Path.Combine(runDirectory, fileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
        if (RandomAccess.GetLength(file) < blob.Offset + blob.Length)
        {
            throw Shorter(fileName, blob);
        }

        var bytes = new byte[blob.Length];
        for (var read = 0; read < bytes.Length;)
        {
            var count = await RandomAccess.ReadAsync(file, bytes.AsMemory(read), blob.Offset + read, cancellation).ConfigureAwait(false);
            read += count > 0 ? count : throw Shorter(fileName, blob);
        }

        return bytes;
    }

    private static EndOfStreamException Shorter(string fileName, BlobPoint blob) =>
        new($"{fileName} ends before the value at offset {blob.Offset} does: it was truncated or replaced.");
}
