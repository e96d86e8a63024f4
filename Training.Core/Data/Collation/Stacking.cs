using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Training.Core.Data.Collation;

/// <summary>Stacks what has the same shape, and says which item has not.</summary>
internal static class Stacking
{
    public static Tensor Stack(IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentOutOfRangeException.ThrowIfZero(tensors.Count, nameof(tensors));
        try
        {
            var stacked = stack(tensors);
            GC.KeepAlive(tensors); // TorchSharp takes no more than their addresses: see the readme
            return stacked;
        }
        catch (ExternalException e)
        {
            // Asking every tensor for its shape costs more than stacking does, so it is left for when that has failed.
            var other = Enumerable.Range(0, tensors.Count).FirstOrDefault(i => !tensors[i].shape.AsSpan().SequenceEqual(tensors[0].shape));
            throw new ArgumentException(
                $"{Describe(tensors[other])} at place {other} of the batch cannot be stacked with {Describe(tensors[0])} at its beginning; Collate.Padded stacks inputs of different lengths.", nameof(tensors), e);
        }
    }

    public static (Tensor, Tensor) Stack(IReadOnlyList<(Tensor First, Tensor Second)> pairs) =>
        (Stack([.. pairs.Select(pair => pair.First)]), Stack([.. pairs.Select(pair => pair.Second)]));

    public static Dictionary<string, Tensor> Stack(IReadOnlyList<Dictionary<string, Tensor>> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfZero(items.Count, nameof(items));
        for (var i = 1; i < items.Count; i++)
        {
            if (items[i].Count != items[0].Count || !items[0].Keys.All(items[i].ContainsKey))
            {
                throw new ArgumentException($"The dictionary at place {i} of the batch has other names ({string.Join(", ", items[i].Keys)}) than the first ({string.Join(", ", items[0].Keys)}).", nameof(items));
            }
        }

        return items[0].Keys.ToDictionary(name => name, name => Stack([.. items.Select(item => item[name])]));
    }

    private static string Describe(Tensor tensor) => $"{tensor.dtype}[{string.Join(", ", tensor.shape)}]";
}
