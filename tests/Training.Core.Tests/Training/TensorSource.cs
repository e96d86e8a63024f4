using Training.Core.Data;
using static TorchSharp.torch;

namespace Training.Core.Tests.Training;

/// <summary>Two tensors in batches; shuffled by epoch when a seed is given.</summary>
internal sealed class TensorSource(Tensor inputs, Tensor targets, int batchSize, int? seed = null) : IBatchSource<Batch>
{
    public int? Count => (int)((inputs.shape[0] + batchSize - 1) / batchSize);

    public IEnumerable<Batch> Epoch(int epoch, int firstBatch = 0, CancellationToken cancel = default)
    {
        using var order = Order(epoch);
        for (long batch = firstBatch; batch < Count; batch++)
        {
            cancel.ThrowIfCancellationRequested();
            var size = Math.Min(batchSize, inputs.shape[0] - (batch * batchSize));
            using var indices = order.narrow(0, batch * batchSize, size);
            yield return new Batch(inputs.index_select(0, indices), targets.index_select(0, indices));
        }
    }

    private Tensor Order(int epoch)
    {
        if (seed is not { } given)
        {
            return arange(inputs.shape[0], ScalarType.Int64);
        }

        using var generator = new Generator((ulong)(given + (1000 * epoch)));
        return randperm(inputs.shape[0], ScalarType.Int64, generator: generator);
    }
}
