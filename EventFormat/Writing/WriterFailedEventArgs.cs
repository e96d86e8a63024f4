namespace EventFormat.Writing;

/// <summary>Says why a writer stopped reaching its file; it keeps trying.</summary>
public sealed class WriterFailedEventArgs(string? filePath, Exception cause) : EventArgs
{
    /// <summary>The file that was written; null when none could be created.</summary>
    public string? FilePath { get; } = filePath;

    /// <summary>What the operating system said.</summary>
    public Exception Cause { get; } = cause;
}
