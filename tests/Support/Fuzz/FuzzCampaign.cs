namespace Monitor.Tests.Support.Fuzz;

/// <summary>Runs many inputs on all cores; which inputs depends on the seed and the number only.</summary>
public static class FuzzCampaign
{
    private const int ChunkSize = 1000;

    // Files cost a hundred times what events cost.
    private const int EventsPerFile = 50;

    /// <exception cref="AggregateException">Of <see cref="FuzzException"/>: what was found.</exception>
    public static void Run(FuzzCorpus corpus, int seed, long inputs, CancellationToken cancellation) => Parallel.For(
        0L,
        (inputs + ChunkSize - 1) / ChunkSize,
        new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
        () => new FuzzTarget(),
        (chunk, _, target) =>
        {
            var mutator = new FuzzMutator(corpus, new Random(unchecked((seed * 1_000_003) ^ (int)chunk)));
            for (var input = 0; input < ChunkSize; input++)
            {
                if (input % EventsPerFile == 0)
                {
                    target.ReadFile(mutator.NextFile());
                }
                else
                {
                    target.ReadEvent(mutator.NextEvent());
                }
            }

            return target;
        },
        target => target.Dispose());
}
