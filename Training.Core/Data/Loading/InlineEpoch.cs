using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace Training.Core.Data.Loading;

/// <summary>Loads each batch of an epoch on the consumer's own thread, when it is asked for.</summary>
internal sealed class InlineEpoch<TBatch>(IEnumerator<BatchJob<TBatch>> plan, int firstBatch, ItemRandom random) : IDisposable
{
    private int _number = firstBatch;

    /// <summary>Loads the next batch; false at the end of the epoch.</summary>
    /// <exception cref="DataLoaderException">The batch could not be loaded.</exception>
    public bool TryNext([MaybeNullWhen(false)] out TBatch batch, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var inference = no_grad();
        var job = Plan();
        batch = default;
        if (job is null)
        {
            return false;
        }

        _number++;
        while (job.HasUntaken)
        {
            if (cancel.IsCancellationRequested)
            {
                job.Release();
                cancel.ThrowIfCancellationRequested();
            }

            var part = job.Take();
            job.Return(part, job.Load(part, random));
        }

        if (!job.IsDone)
        {
            job.Finish(job.Collate());
        }

        batch = job.Deliver();
        return true;
    }

    public void Dispose() => plan.Dispose();

    private BatchJob<TBatch>? Plan()
    {
#pragma warning disable CA1031 // A sampler's code may throw anything; the consumer gets it with the batch's number.
        try
        {
            return plan.MoveNext() ? plan.Current : null;
        }
        catch (Exception e)
        {
            return new FailedJob<TBatch>(_number, e);
        }
#pragma warning restore CA1031
    }
}
