namespace Training.Core.Data;

/// <summary>An item, a batch or a worker failed; what it threw is the inner exception.</summary>
public sealed class DataLoaderException : Exception
{
    /// <summary>No particular cause.</summary>
    public DataLoaderException()
    {
    }

    /// <summary>With what failed.</summary>
    public DataLoaderException(string message)
        : base(message)
    {
    }

    /// <summary>With what failed, and why.</summary>
    public DataLoaderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal DataLoaderException(string message, Exception innerException, int batch, long? index)
        : base(message, innerException)
    {
        Batch = batch;
        Index = index;
    }

    /// <summary>Which of the epoch's batches it was, from 0; null when it was none.</summary>
    public int? Batch { get; }

    /// <summary>The index of the item in the data set, or its place in the stream; null when no single item failed.</summary>
    public long? Index { get; }
}
