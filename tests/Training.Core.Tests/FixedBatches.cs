using Training.Core.Data;
using static TorchSharp.torch;

namespace Training.Core.Tests;

/// <summary>So many batches of 4 items of 3 features and 2 classes, each made when asked for.</summary>
internal sealed class FixedBatches(int count, Func<int, Batch>? make = null) : IBatchSource<Batch>
{
    public int? Count => count;

    public IEnumerable<Batch> Epoch(int epoch, int firstBatch = 0, CancellationToken cancel = default)
    {
        for (var i = firstBatch; i < count; i++)
        {
            yield return make is null ? Make(i) : make(i);
        }
    }

    public static Batch Make(int index)
    {
        using var scope = NewDisposeScope();
        var input = (arange(12, ScalarType.Float32).reshape(4, 3) / 6) + index;
        var target = arange(4, ScalarType.Int64).remainder(2);
        return new Batch(input.DetachFromDisposeScope(), target.DetachFromDisposeScope());
    }
}
