namespace EventFormat.Writing;

/// <summary>Logs embeddings for the projector.</summary>
public static class EmbeddingSummaries
{
    /// <summary>Writes an embedding into files beside the event file, at once; false when that failed (see <see cref="EventFileWriter.Failed"/>).</summary>
    public static bool AddEmbedding(this SummaryWriter writer, string tag, Embedding embedding, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(tag);
        ArgumentNullException.ThrowIfNull(embedding);
        embedding.Check();
        try
        {
            new EmbeddingFiles(writer.File.Directory).Write(tag, embedding, step);
            return true;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            writer.File.Report(cause);
            return false;
        }
    }
}
