using System.Buffers.Binary;
using Training.Core.Weights.Pickle;
using static TorchSharp.torch;

namespace Training.Core.Weights;

/// <summary>What Python's <c>torch.save</c> wrote (<c>.pth</c>, <c>.pt</c>, <c>.ckpt</c>, <c>.bin</c> of PyTorch 1.6 or later), read without running anything of it.</summary>
/// <remarks>
/// <para>Values are: null, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/>, byte[], BigInteger beyond 64 bits,
/// object?[] (tuples), List of object? (lists, sets), <see cref="PickleMap"/>, <see cref="Tensor"/>, and <see cref="PickleObject"/> for what was skipped.</para>
/// <para>Tensors come to the CPU whatever device they were saved from; views and shared memory are kept as they were. Owns its tensors.</para>
/// </remarks>
public sealed class TorchCheckpoint : IDisposable
{
    private static readonly string[] UsualNames = ["state_dict", "model_state_dict", "model", "module", "net", "weights"];

    private TorchCheckpoint(object? root) => Root = root;

    /// <summary>What was saved: usually a <see cref="PickleMap"/>.</summary>
    public object? Root { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="skipUnknown">
    /// Objects of Python classes that are not understood become <see cref="PickleObject"/>, and the rest loads; otherwise they are an error. Nothing is run either way.
    /// </param>
    /// <exception cref="WeightsFormatException">The file is damaged or of another format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TorchCheckpoint Load(string path, bool skipUnknown = false)
    {
        using var file = File.OpenRead(path);
        return Load(file, skipUnknown);
    }

    /// <inheritdoc cref="Load(string, bool)"/>
    /// <param name="file">The file's content; can be sought.</param>
    /// <param name="skipUnknown">Whether objects of unknown Python classes are left out rather than an error.</param>
    public static TorchCheckpoint Load(Stream file, bool skipUnknown = false)
    {
        ArgumentNullException.ThrowIfNull(file);
        RefuseOtherFormats(file);
        using var created = NewDisposeScope(); // ends whatever was made when reading fails
        using var archive = TorchArchive.Open(file);
        var checkpoint = new TorchCheckpoint(archive.Read(skipUnknown));
        foreach (var tensor in Tensors(checkpoint.Root))
        {
            tensor.MoveToOuterDisposeScope();
        }

        return checkpoint;
    }

    /// <summary>A value by the keys that lead to it, such as <c>("optimizer", "state")</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public object? Value(params ReadOnlySpan<string> keys)
    {
        var value = Root;
        foreach (var key in keys)
        {
            value = value is PickleMap dictionary && dictionary.TryGetValue(key, out var next)
                ? next
                : throw new KeyNotFoundException($"The file has no {string.Join('/', keys!)}{(value is PickleMap here ? $"; it has {string.Join(", ", here.Keys)}" : "")}.");
        }

        return value;
    }

    /// <summary>The model's state dict: of the given key, else the file itself if it is one, else of the first usual key (<c>state_dict</c>, <c>model_state_dict</c>, <c>model</c> …).</summary>
    /// <returns>Names and tensors, which this checkpoint goes on owning.</returns>
    /// <exception cref="WeightsFormatException">There is none.</exception>
    public Dictionary<string, Tensor> StateDict(string? key = null)
    {
        if (key is not null)
        {
            return Tensors(Value(key) as PickleMap) ?? throw new WeightsFormatException($"{key} is no state dict: not every value of it is a tensor.");
        }

        if (Root is PickleMap root)
        {
            if (Tensors(root) is { } own)
            {
                return own;
            }

            foreach (var name in UsualNames)
            {
                if (root.TryGetValue(name, out var value) && Tensors(value as PickleMap) is { } found)
                {
                    return found;
                }
            }

            throw new WeightsFormatException($"The file holds no state dict under a usual name; it has {string.Join(", ", root.Keys)}. Say which.");
        }

        throw new WeightsFormatException(Root is PickleObject whole
            ? $"The file holds a whole {whole.Type}, which only Python can rebuild. Save its state dict there: torch.save(model.state_dict(), path)."
            : "The file holds no state dict.");
    }

    /// <summary>Releases the tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in Tensors(Root))
        {
            tensor.Dispose();
        }
    }

    private static Dictionary<string, Tensor>? Tensors(PickleMap? values)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var key in values?.Keys ?? [])
        {
            if (key is not string name || values![key] is not Tensor tensor)
            {
                return null;
            }

            tensors.Add(name, tensor);
        }

        return values is null || tensors.Count == 0 ? null : tensors;
    }

    /// <summary>Every tensor below a value, each once. Without recursion: what a file holds may be nested to any depth, and within itself.</summary>
    private static HashSet<Tensor> Tensors(object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var tensors = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([root]);
        while (open.TryPop(out var value))
        {
            if (value is Tensor tensor)
            {
                tensors.Add(tensor);
            }
            else if (value is PickleMap or object?[] or List<object?> && seen.Add(value))
            {
                var parts = value switch
                {
                    PickleMap dictionary => dictionary.Values,
                    List<object?> list => list,
                    _ => (IReadOnlyList<object?>)value,
                };
                foreach (var part in parts)
                {
                    open.Push(part);
                }
            }
        }

        return tensors;
    }

    private static void RefuseOtherFormats(Stream file)
    {
        Span<byte> start = stackalloc byte[16];
        start.Clear();
        file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (start[0] == 0x80 && start.Slice(2, 2).SequenceEqual((ReadOnlySpan<byte>)[0x8a, 0x0a]) && BinaryPrimitives.ReadUInt64LittleEndian(start[4..]) == 0xa8_6a_20_f9_46_9c_fc_6cUL)
        {
            throw new WeightsFormatException("The file is in the format of PyTorch before 1.6; load and save it again with a newer one.");
        }

        if (!start.StartsWith("PK\u0003\u0004"u8))
        {
            throw new WeightsFormatException("The file is not what torch.save writes: no zip archive begins it.");
        }
    }
}
