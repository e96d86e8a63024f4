using static TorchSharp.torch;

namespace Training.Core.Data.Collation;

/// <summary>Stacks sequences of different lengths, filled up at their ends.</summary>
internal static class Padding
{
    public static Batch Pad(IReadOnlyList<Sample> items, double inputValue, double targetValue)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfZero(items.Count, nameof(items));
        Tensor[] inputs = [.. items.Select(item => item.Input)], targets = [.. items.Select(item => item.Target)];
        ThrowUnlessSequences(inputs);
        var lengths = tensor(inputs.Select(input => input.shape[0]).ToArray());
        var input = nn.utils.rnn.pad_sequence(inputs, batch_first: true, padding_value: inputValue);
        GC.KeepAlive(inputs); // TorchSharp takes no more than their addresses: see the readme
        using var places = arange(input.shape[1]);
        using var column = lengths.unsqueeze(1);
        return new Batch(input, PadTargets(targets, targetValue)) { Lengths = lengths, Mask = places < column };
    }

    private static Tensor PadTargets(Tensor[] targets, double value)
    {
        if (targets.All(target => target.shape.AsSpan().SequenceEqual(targets[0].shape)))
        {
            return Stacking.Stack(targets);
        }

        ThrowUnlessSequences(targets);
        var padded = nn.utils.rnn.pad_sequence(targets, batch_first: true, padding_value: value);
        GC.KeepAlive(targets);
        return padded;
    }

    private static void ThrowUnlessSequences(Tensor[] tensors)
    {
        for (var i = 0; i < tensors.Length; i++)
        {
            if (tensors[i].dim() == 0 || tensors[i].dtype != tensors[0].dtype || !tensors[i].shape.AsSpan(1).SequenceEqual(tensors[0].shape.AsSpan(1)))
            {
                throw new ArgumentException(
                    $"[{string.Join(", ", tensors[i].shape)}] of {tensors[i].dtype} at place {i} of the batch is not a sequence like the first, [{string.Join(", ", tensors[0].shape)}] of {tensors[0].dtype}: only dimension 0 may differ.", nameof(tensors));
            }
        }
    }
}
