using Training.Core.Data.Samplers;
using static TorchSharp.torch;

namespace Training.Core.Data;

/// <summary>How a loader cuts a data set into batches, and how it loads them; the names are those of PyTorch's loader.</summary>
public sealed record DataLoaderOptions
{
    /// <summary>Items in a batch.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>Whether each epoch has an order of its own, fixed by seed and epoch; otherwise items come in their own order.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Chooses the items, instead of <see cref="Shuffle"/>.</summary>
    public Sampler? Sampler { get; init; }

    /// <summary>Chooses whole batches, instead of <see cref="BatchSize"/>, <see cref="Shuffle"/>, <see cref="Sampler"/> and <see cref="DropLast"/>.</summary>
    public IBatchSampler? BatchSampler { get; init; }

    /// <summary>Threads that load ahead; with 0, the caller's own thread loads when it asks for a batch.</summary>
    public int NumWorkers { get; init; }

    /// <summary>Whether batches are moved to page-locked memory, from where they are copied to a GPU in the background; no effect without CUDA.</summary>
    public bool PinMemory { get; init; }

    /// <summary>Whether a last, smaller batch is left out.</summary>
    public bool DropLast { get; init; }

    /// <summary>How long a batch may be waited for before a <see cref="TimeoutException"/> says which items hang; null waits for ever. Needs workers.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Called on each worker's thread before it loads anything.</summary>
    public Action<WorkerInfo>? WorkerInit { get; init; }

    /// <summary>Batches that are loaded ahead, for each worker.</summary>
    public int PrefetchFactor { get; init; } = 2;

    /// <summary>Whether workers stay between epochs, until the loader is disposed. Needs workers; then one epoch can run at a time.</summary>
    public bool PersistentWorkers { get; init; }

    /// <summary>Fixes order and random transforms; by default <c>torch.initial_seed()</c>, so that <c>torch.manual_seed</c> fixes them too.</summary>
    public ulong? Seed { get; init; }

    /// <summary>A generator whose initial seed is used, instead of <see cref="Seed"/>. Nothing is drawn from it.</summary>
    public Generator? Generator { get; init; }

    /// <summary>Measures <see cref="Timeout"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The seed in force.</summary>
    internal ulong EffectiveSeed() => Seed ?? unchecked((ulong)(Generator?.initial_seed() ?? initial_seed()));

    /// <exception cref="ArgumentException">Values are out of range or contradict each other.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegative(NumWorkers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(PrefetchFactor);
        Reject(Timeout <= TimeSpan.Zero, "Timeout must be above zero.");
        Reject(Timeout is not null && NumWorkers == 0, "Timeout needs NumWorkers above 0: without workers, items are loaded on the thread that would have to be interrupted.");
        Reject(PersistentWorkers && NumWorkers == 0, "PersistentWorkers needs NumWorkers above 0.");
        Reject(Shuffle && Sampler is not null, "Shuffle and Sampler exclude each other: the sampler chooses the order.");
        Reject(BatchSampler is not null && (BatchSize != 1 || Shuffle || Sampler is not null || DropLast), "BatchSampler excludes BatchSize, Shuffle, Sampler and DropLast.");
        Reject(Seed is not null && Generator is not null, "Seed and Generator exclude each other.");
    }

    /// <exception cref="ArgumentException">A stream has no indices to sample.</exception>
    internal void ValidateForStream() =>
        Reject(Shuffle || Sampler is not null || BatchSampler is not null, "An iterable data set has an order of its own: no Shuffle, Sampler or BatchSampler.");

    private static void Reject(bool isWrong, string why)
    {
        if (isWrong)
        {
            throw new ArgumentException(why);
        }
    }
}
