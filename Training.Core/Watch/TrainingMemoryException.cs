namespace Training.Core.Watch;

/// <summary>Memory ran out in a training step, on the CPU or on a GPU.</summary>
public sealed class TrainingMemoryException : Exception
{
    /// <summary>Says so.</summary>
    public TrainingMemoryException()
    {
    }

    /// <summary>Says so, in these words.</summary>
    public TrainingMemoryException(string message)
        : base(message)
    {
    }

    /// <summary>Says so, and what libtorch said.</summary>
    public TrainingMemoryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Says so, with where memory stood.</summary>
    public TrainingMemoryException(string message, AllocationState state, Exception? innerException)
        : base(message, innerException) => State = state;

    /// <summary>Where memory stood; null when it is not known.</summary>
    public AllocationState? State { get; }
}
