namespace Training.Core.Checkpoints;

/// <summary>A checkpoint is damaged, or does not fit what it is to be loaded into.</summary>
public sealed class CheckpointException : Exception
{
    /// <summary>With what is wrong.</summary>
    public CheckpointException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong, and why.</summary>
    public CheckpointException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without words.</summary>
    public CheckpointException()
    {
    }
}
