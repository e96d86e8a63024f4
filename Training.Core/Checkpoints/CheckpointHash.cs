using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Training.Core.Weights;
using static TorchSharp.torch;

namespace Training.Core.Checkpoints;

/// <summary>SHA-256 over everything that a checkpoint says: state, and name, type, shape and bytes of every tensor, in order of names.</summary>
internal static class CheckpointHash
{
    public static string Of(string state, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, state);
        foreach (var (name, tensor) in tensors.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            Add(hash, $"{name} {tensor.dtype} {string.Join(',', tensor.shape)}");
            using var scope = NewDisposeScope();
            TensorBytes.ForEachBlock(tensor.detach().cpu().contiguous(), (block, _) => hash.AppendData(block));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Texts go with their length, so that none can pass for another two.</summary>
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
