using static TorchSharp.torch;

namespace Training.Core.Weights.Pickle;

/// <summary>What the globals named by a pickle of weights mean: the whole list of what is allowed.</summary>
internal sealed class PickleGlobals(Func<PickleStorage, Tensor> storage, int pickleBytes, bool skipUnknown)
{
    private static readonly Dictionary<string, ScalarType> StorageTypes = new(StringComparer.Ordinal)
    {
        ["torch.FloatStorage"] = ScalarType.Float32,
        ["torch.DoubleStorage"] = ScalarType.Float64,
        ["torch.HalfStorage"] = ScalarType.Float16,
        ["torch.BFloat16Storage"] = ScalarType.BFloat16,
        ["torch.LongStorage"] = ScalarType.Int64,
        ["torch.IntStorage"] = ScalarType.Int32,
        ["torch.ShortStorage"] = ScalarType.Int16,
        ["torch.CharStorage"] = ScalarType.Int8,
        ["torch.ByteStorage"] = ScalarType.Byte,
        ["torch.storage.UntypedStorage"] = ScalarType.Byte,
        ["torch.BoolStorage"] = ScalarType.Bool,
        ["torch.ComplexFloatStorage"] = ScalarType.ComplexFloat32,
        ["torch.ComplexDoubleStorage"] = ScalarType.ComplexFloat64,
    };

    // Each tensor that PyTorch pickles takes far more bytes than this: a pickle that makes more of them wants only our memory.
    private const int LeastBytesPerTensor = 24;
    private int _tensorsLeft = 16 + (pickleBytes / LeastBytesPerTensor);
    private int _copiesLeft = pickleBytes;

    /// <summary>The storage that a persistent id names: ("storage", type, key, device, elements).</summary>
    public static PickleStorage Storage(object?[] id)
    {
        if (id is not ["storage", PickleGlobal type, string key, _, long and >= 0 and var count])
        {
            throw new WeightsFormatException("The pickle refers to storage in a way that PyTorch does not.");
        }

        return StorageTypes.TryGetValue(type.Name, out var scalar)
            ? new PickleStorage(scalar, key, count)
            : throw new WeightsFormatException($"The file has {type.Name}, for which TorchSharp has no tensors.");
    }

    /// <summary>What a call comes to.</summary>
    public object? Call(object? function, object?[] arguments)
    {
        if (function is PickleObject unknown)
        {
            return unknown;
        }

        var name = function is PickleGlobal global ? global.Name : throw new WeightsFormatException("The pickle calls what cannot be called.");
        return (name, arguments) switch
        {
            ("collections.OrderedDict", []) => new PickleMap(),
            ("collections.OrderedDict", [List<object?> pairs]) => Ordered(pairs),
            ("torch.Size", [object?[] sizes]) => sizes,
            ("torch.device", [string device, ..]) => device,
            ("builtins.set" or "__builtin__.set" or "builtins.frozenset" or "__builtin__.frozenset", [List<object?> values]) => values,
            ("torch._utils._rebuild_tensor_v2" or "torch._utils._rebuild_tensor", [PickleStorage from, long offset, object?[] size, object?[] stride, ..]) =>
                View(from, offset, size, stride),
            ("torch._utils._rebuild_parameter" or "torch._utils._rebuild_parameter_with_state", [Tensor tensor, ..]) => tensor,
            _ when skipUnknown => new PickleObject(name),
            _ => throw new WeightsFormatException(
                $"The pickle calls {name}, which is not on the list of what is allowed; nothing was run. "
                + "In Python save the state dict (torch.save(model.state_dict(), path)) rather than the object, or load with skipUnknown to get the rest."),
        };
    }

    private PickleMap Ordered(List<object?> pairs)
    {
        // The same list can be given again and again by a few bytes.
        _copiesLeft -= pairs.Count;
        if (_copiesLeft < 0)
        {
            throw new WeightsFormatException("The pickle builds more than its length accounts for.");
        }

        var dictionary = new PickleMap();
        foreach (var pair in pairs)
        {
            var (key, value) = pair switch
            {
                object?[] and [var first, var second] => (first, second),
                List<object?> and [var first, var second] => (first, second),
                _ => throw new WeightsFormatException("The pickle makes a dictionary of what are no pairs."),
            };
            dictionary.Set(key, value);
        }

        return dictionary;
    }

    private Tensor View(PickleStorage from, long offset, object?[] size, object?[] stride)
    {
        var (sizes, strides) = (Longs(size), Longs(stride));
        if (!TensorShapes.FitsStorage(sizes, strides, offset, from.Count))
        {
            throw new WeightsFormatException($"A tensor of shape [{string.Join(", ", sizes)}] reaches beyond its storage {from.Key} of {from.Count} elements.");
        }

        if (--_tensorsLeft < 0)
        {
            throw new WeightsFormatException("The pickle makes more tensors than its length accounts for.");
        }

        return storage(from).as_strided(sizes, strides, offset); // a view: tensors that shared memory share it still
    }

    private static long[] Longs(object?[] values)
    {
        if (values.Length > TensorShapes.MaxDimensions)
        {
            throw new WeightsFormatException($"A tensor has {values.Length} dimensions.");
        }

        return Array.ConvertAll(values, value => value is long size ? size : throw new WeightsFormatException("A tensor's shape holds what is no size."));
    }
}
