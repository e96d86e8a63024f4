using Training.Core.Data;

namespace Training.Core.Tests.Data;

/// <summary>Reads what a loader gives, and disposes it.</summary>
internal static class Batches
{
    /// <summary>The epoch, ended when the test is.</summary>
    public static IEnumerable<Batch> Load(this IBatchSource<Batch> source, int epoch, int firstBatch = 0) =>
        source.Epoch(epoch, firstBatch, TestContext.Current.CancellationToken);

    /// <summary>The targets, which tests make to be indices, batch by batch.</summary>
    public static List<long[]> Indices(IEnumerable<Batch> batches) => Read(batches, batch => batch.Target.data<long>().ToArray());

    /// <summary>The numbers of the inputs, batch by batch.</summary>
    public static List<float[]> Inputs(IEnumerable<Batch> batches) => Read(batches, batch => batch.Input.data<float>().ToArray());

    public static List<T> Read<T>(IEnumerable<Batch> batches, Func<Batch, T> read)
    {
        var all = new List<T>();
        foreach (var batch in batches)
        {
            using (batch)
            {
                all.Add(read(batch));
            }
        }

        return all;
    }
}
