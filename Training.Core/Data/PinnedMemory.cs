using static TorchSharp.torch;

namespace Training.Core.Data;

/// <summary>Moves batches to page-locked memory, where there is a GPU to copy to.</summary>
internal static class PinnedMemory
{
    /// <summary>What to do with each batch; nothing on a system without CUDA, whose libtorch refuses to pin.</summary>
    /// <exception cref="ArgumentException">Batches of this type cannot be pinned.</exception>
    public static Func<TBatch, TBatch> Pinning<TBatch>()
    {
        if (typeof(TBatch) != typeof(Tensor) && !typeof(IPinnable<TBatch>).IsAssignableFrom(typeof(TBatch)))
        {
            throw new ArgumentException($"PinMemory needs batches that are tensors or {typeof(IPinnable<>).Name[..^2]}; {typeof(TBatch).Name} is neither.");
        }

        return cuda.is_available() ? Pin : batch => batch;
    }

    private static TBatch Pin<TBatch>(TBatch batch)
    {
        if (batch is IPinnable<TBatch> pinnable)
        {
            return pinnable.PinMemory();
        }

        using var unpinned = (Tensor)(object)batch!;
        return (TBatch)(object)unpinned.pin_memory();
    }
}
