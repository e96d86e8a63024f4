using static TorchSharp.torch;

namespace Training.Core.Weights;

/// <summary>Moves tensors to and from bytes in blocks, so that none need fit into one span (2 GiB).</summary>
internal static class TensorBytes
{
    internal const int BlockBytes = 1 << 26;

    public delegate void BlockAction(Span<byte> block, long offset);

    /// <summary>Hands over the memory of a contiguous tensor of the CPU, block by block, to be read or filled.</summary>
    public static void ForEachBlock(Tensor contiguous, BlockAction action, int blockBytes = BlockBytes)
    {
        var size = contiguous.element_size();
        var (count, perBlock) = (contiguous.numel(), blockBytes / size);
        using var detached = contiguous.detach();
        using var flat = detached.view(-1);
        for (long start = 0; start < count; start += perBlock)
        {
            using var block = flat.narrow(0, start, Math.Min(perBlock, count - start));
            action(block.bytes, start * size);
        }
    }

    /// <summary>Writes a tensor's elements in row-major order, wherever it lies and however it is strided. One copy at most is made.</summary>
    public static void Write(Tensor tensor, Stream to)
    {
        using var scope = NewDisposeScope();
        using var outside = no_grad();
        var host = tensor.detach();
        host = host.device.type == TorchSharp.DeviceType.CPU ? host : host.cpu();
        ForEachBlock(host.contiguous(), (block, _) => to.Write(block));
    }
}
