using EventFormat.Writing;
using Training.Core.Training;

namespace Training.Core.Watch;

/// <summary>Turns a failed allocation in a training step into a <see cref="TrainingMemoryException"/> with the state of memory, or tries again with a smaller micro-batch.</summary>
/// <remarks>
/// Micro-batches of half the size give the same gradients with less memory (but for batch normalisation, whose statistics are then of the smaller batch), and the
/// size stays for what follows. Some allocations end the process instead and cannot be caught: <c>matmul</c>'s, for one.
/// </remarks>
public sealed class OutOfMemoryWatch : Callback
{
    private static readonly string[] Words = ["can't allocate memory", "out of memory", "DefaultCPUAllocator: not enough memory"];
    private readonly bool _retries;
    private readonly int _leastItems;
    private readonly SummaryWriter? _writer;

    /// <summary>A watch.</summary>
    /// <param name="retries">Whether to try again with half as many items at once, rather than to fail at once.</param>
    /// <param name="leastItems">The smallest micro-batch that is tried.</param>
    /// <param name="writer">The run's writer, for a text <c>warnings/memory</c> at each retry; null for none.</param>
    public OutOfMemoryWatch(bool retries = false, int leastItems = 1, SummaryWriter? writer = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leastItems, 1);
        (_retries, _leastItems, _writer) = (retries, leastItems, writer);
    }

    /// <summary>Whether an exception says that memory ran out, on whatever device.</summary>
    public static bool IsOutOfMemory(Exception cause)
    {
        for (var one = cause; one is not null; one = one.InnerException)
        {
            if (one is OutOfMemoryException or TrainingMemoryException || Words.Any(words => one.Message.Contains(words, StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override BatchFailure OnBatchFailed(TrainingContext context, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(cause);
        if (!IsOutOfMemory(cause))
        {
            return BatchFailure.Throw;
        }

        var state = AllocationState.Now();
        var items = context.MicroBatchSize > 0 ? Math.Min(context.MicroBatchSize, context.Batch?.Size ?? int.MaxValue) : context.Batch?.Size ?? 0;
        if (!_retries || items / 2 < _leastItems)
        {
            throw new TrainingMemoryException(
                $"Memory ran out in epoch {context.Epoch}, batch {context.BatchIndex}, computing {items} items of shape [{string.Join(", ", context.Batch?.Input.shape[1..] ?? [])}] at once. {state}. {Advice(items)}", state, cause);
        }

        context.MicroBatchSize = items / 2;
        GC.Collect(); // tensors that nothing refers to any more hold memory until their finalizers ran
        GC.WaitForPendingFinalizers();
        _writer?.AddText("warnings/memory", $"Memory ran out with {items} items at once; from here on they are computed {items / 2} at a time. {state}.", context.Step);
        return BatchFailure.Retry;
    }

    private static string Advice(int items) => items > 1
        ? "A smaller MicroBatchSize gives the same gradients with less memory; retries lets this watch find one."
        : "Not even one item fits: a smaller model or input is needed, or frozen layers computed without gradients.";
}
