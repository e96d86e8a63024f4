namespace EventFormat.Writing;

/// <summary>What a writer does with an event that finds its queue full.</summary>
/// <remarks>While the disk fails the answer is always <see cref="Drop"/>: training goes on, and the loss is counted.</remarks>
public enum WhenFull
{
    /// <summary>The caller waits until the disk has caught up.</summary>
    Block,

    /// <summary>The event is dropped and counted.</summary>
    Drop,
}
