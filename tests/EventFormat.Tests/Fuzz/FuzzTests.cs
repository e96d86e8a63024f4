using Monitor.Tests.Support.Fuzz;

namespace EventFormat.Tests.Fuzz;

/// <summary>Hostile inputs by the thousand: no unforeseen exception, no hang, no allocation beyond what is there.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 100_000;

    [Fact]
    public void Reading_MutatedRecordsAndFiles_StaysWithinItsContract() =>
        FuzzCampaign.Run(
            FuzzCorpus.Load(Monitor.Tests.Support.SharedData.Root), seed: 1, Inputs, TestContext.Current.CancellationToken);

    [Fact]
    public void Mutator_SameSeed_GivesTheSameInputs()
    {
        var corpus = FuzzCorpus.Load(Monitor.Tests.Support.SharedData.Root);
        var (one, other) = (new FuzzMutator(corpus, new Random(5)), new FuzzMutator(corpus, new Random(5)));
        Assert.Equal(Enumerable.Range(0, 50).Select(_ => one.NextEvent()), Enumerable.Range(0, 50).Select(_ => other.NextEvent()));
        Assert.Equal(one.NextFile(), other.NextFile());
    }
}
