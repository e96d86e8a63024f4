using System.Text.Json;
using TorchSharp;
using Training.Core.Data;
using Training.Core.Data.Datasets;
using Training.Core.Data.Samplers;

namespace Training.Core.Tests.Data;

/// <summary>Against what PyTorch's own samplers gave (Fixtures/samplers.py), and against the distributions they promise.</summary>
public class SamplerTests
{
    private static readonly JsonElement Fixture =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Training.Core.Tests", "Data", "Fixtures", "samplers.json"))).RootElement;

    [Fact]
    public void RandomSampler_PyTorchsSeeds_PyTorchsIndices() => ForEach("random", expected =>
    {
        var sampler = new RandomSampler(Int(expected, "count"), ULong(expected, "seed"), Bool(expected, "replacement"),
            expected.GetProperty("numSamples") is { ValueKind: JsonValueKind.Number } samples ? samples.GetInt32() : null);
        AssertIndices(Ints(expected, "indices"), sampler, epoch: 0);
    });

    [Fact]
    public void SubsetRandomSampler_PyTorchsSeeds_PyTorchsIndices() => ForEach("subset", expected =>
        AssertIndices(Ints(expected, "order"), new SubsetRandomSampler(Ints(expected, "indices"), ULong(expected, "seed")), epoch: 0));

    [Fact]
    public void DistributedSampler_PyTorchsSeedsAndEpochs_PyTorchsIndices() => ForEach("distributed", expected =>
    {
        var sampler = new DistributedSampler(Int(expected, "count"), Int(expected, "replicas"), Int(expected, "rank"), Bool(expected, "shuffle"), ULong(expected, "seed"), Bool(expected, "dropLast"));
        AssertIndices(Ints(expected, "indices"), sampler, Int(expected, "epoch"));
    });

    [Fact]
    public void WeightedRandomSampler_PyTorchsSeeds_PyTorchsIndices() => ForEach("weighted", expected =>
    {
        var weights = expected.GetProperty("weights").EnumerateArray().Select(weight => weight.GetDouble());
        var sampler = new WeightedRandomSampler(weights, Int(expected, "numSamples"), ULong(expected, "seed"), Bool(expected, "replacement"));
        AssertIndices(Ints(expected, "indices"), sampler, epoch: 0);
    });

    [Fact]
    public void BatchSampler_AnySize_PyTorchsBatches() => ForEach("batches", expected =>
    {
        var sampler = new BatchSampler(new SequentialSampler(Int(expected, "count")), Int(expected, "batchSize"), Bool(expected, "dropLast"));
        var batches = expected.GetProperty("batches").EnumerateArray().Select(batch => batch.EnumerateArray().Select(index => index.GetInt32()).ToArray()).ToArray();
        Assert.Equal(batches, sampler.Batches(0));
        Assert.Equal(batches.Length, sampler.Count);
    });

    [Fact]
    public void RandomSplit_PyTorchsSeeds_PyTorchsParts() => ForEach("split", expected =>
    {
        var parts = RandomSplit.ByLength(new ListDataset<int>(new int[Int(expected, "count")]), Ints(expected, "lengths"), ULong(expected, "seed"));
        Assert.Equal(expected.GetProperty("parts").EnumerateArray().Select(part => part.EnumerateArray().Select(index => index.GetInt32())), parts.Select(part => part.Indices));
    });

    [Fact]
    public void RandomSplit_Fractions_RemainderGoesToThePartsInTurn()
    {
        var parts = RandomSplit.ByFraction(new ListDataset<int>(new int[11]), [0.3, 0.3, 0.4], seed: 0);
        Assert.Equal([4, 3, 4], parts.Select(part => part.Count));
        Assert.Equal(Enumerable.Range(0, 11), parts.SelectMany(part => part.Indices).Order());
        Assert.Throws<ArgumentException>(() => RandomSplit.ByFraction(new ListDataset<int>([1]), [0.5, 0.6], 0));
        Assert.Throws<ArgumentException>(() => RandomSplit.ByLength(new ListDataset<int>([1]), [2], 0));
    }

    [Fact]
    public void DistributedSampler_AllRanks_CoverEveryItem()
    {
        foreach (var (count, replicas) in new[] { (0, 3), (1, 4), (17, 4), (64, 8) })
        {
            var shares = Enumerable.Range(0, replicas).Select(rank => new DistributedSampler(count, replicas, rank, seed: 2).Indices(5).ToArray()).ToArray();
            Assert.Equal(Enumerable.Range(0, count), shares.SelectMany(share => share).Distinct().Order());
            Assert.Single(shares.Select(share => share.Length).Distinct());
        }
    }

    [Theory]
    [InlineData(WeightedRandomSampler.MultinomialLimit, true)]
    [InlineData(0, false)]
    public void WeightedRandomSampler_ManyDraws_FollowTheWeights(int limit, bool isMultinomial)
    {
        double[] weights = [1, 0, 2, 5, 0.5, 10, 1e-3, 3];
        const int draws = 200_000;
        var sampler = new WeightedRandomSampler(weights, draws, seed: 3, replacement: true, limit);
        Assert.Equal(isMultinomial, sampler.IsMultinomial);
        AssertFollows(weights, [.. sampler.Indices(0)]);
        Assert.Equal(sampler.Indices(4), sampler.Indices(4));
        Assert.NotEqual(sampler.Indices(4), sampler.Indices(5));
    }

    [Theory]
    [InlineData(WeightedRandomSampler.MultinomialLimit)]
    [InlineData(0)]
    public void WeightedRandomSampler_WithoutReplacement_DistinctAndFirstFollowsTheWeights(int limit)
    {
        double[] weights = [1, 0, 2, 5, 2];
        var sampler = new WeightedRandomSampler(weights, 4, seed: 3, replacement: false, limit);
        var epochs = Enumerable.Range(0, 20_000).Select(epoch => sampler.Indices(epoch).ToArray()).ToArray();
        Assert.All(epochs, indices => Assert.Equal([0, 2, 3, 4], indices.Order()));
        AssertFollows(weights, [.. epochs.Select(indices => indices[0])]);
    }

    [Fact]
    public void AliasTable_UniformAndSingle_Work()
    {
        AssertFollows([1, 1, 1, 1], [.. new AliasTable([1, 1, 1, 1]).Draw(40_000, 1)]);
        Assert.All(new AliasTable([0, 0, 7]).Draw(1000, 1), index => Assert.Equal(2, index));
        Assert.All(new AliasTable([1e-300]).Draw(10, 1), index => Assert.Equal(0, index));
    }

    [Fact]
    public void WeightedRandomSampler_BeyondMultinomial_StillDraws()
    {
        var weights = new double[WeightedRandomSampler.MultinomialLimit + 1];
        (weights[7], weights[^1]) = (1, 3);
        var drawn = new WeightedRandomSampler(weights, 4000, seed: 1).Indices(0).ToArray();
        Assert.InRange(drawn.Count(index => index == weights.Length - 1), 2850, 3150);
        Assert.All(drawn, index => Assert.True(index == 7 || index == weights.Length - 1));
    }

    [Fact]
    public void WeightedRandomSampler_BadWeights_AreRejected()
    {
        Assert.Contains("Weight 1 is NaN", Assert.Throws<ArgumentException>(() => new WeightedRandomSampler([1, double.NaN], 1, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new WeightedRandomSampler([1, -1], 1, 0));
        Assert.Throws<ArgumentException>(() => new WeightedRandomSampler([0, 0], 1, 0));
        Assert.Throws<ArgumentException>(() => new WeightedRandomSampler([1, 0, 1], 3, 0, replacement: false));
    }

    [Fact]
    public void ItemRandom_ManyItems_UniformAndUnlikeEachOther()
    {
        var firsts = Enumerable.Range(0, 40_000).Select(index => (int)(ItemRandom.For(1, 2, index).NextDouble() * 16)).ToArray();
        AssertFollows(Enumerable.Repeat(1.0, 16).ToArray(), firsts);
        using var random = ItemRandom.For(1, 2, 3);
        AssertFollows(Enumerable.Repeat(1.0, 5).ToArray(), [.. Enumerable.Range(0, 20_000).Select(_ => random.Next(5))]);
        Assert.Equal(4, new[] { ItemRandom.For(1, 2, 3), ItemRandom.For(2, 2, 3), ItemRandom.For(1, 3, 3), ItemRandom.For(1, 2, 4) }.Select(item => item.Seed).Distinct().Count());
        using var numbers = torch.rand(3, generator: random.Generator);
        using var other = ItemRandom.For(1, 2, 3);
        using var same = torch.rand(3, generator: other.Generator);
        Assert.Equal(numbers.data<float>().ToArray(), same.data<float>().ToArray());
    }

    /// <summary>Pearson's chi-square test at a probability of one in a million, by Wilson and Hilferty's approximation; seeds are fixed, so it never wavers.</summary>
    private static void AssertFollows(double[] weights, int[] drawn)
    {
        var (total, chiSquare, degrees) = (weights.Sum(), 0.0, -1);
        for (var i = 0; i < weights.Length; i++)
        {
            var expected = drawn.Length * weights[i] / total;
            var count = drawn.Count(index => index == i);
            if (expected == 0)
            {
                Assert.Equal(0, count);
                continue;
            }

            degrees++;
            chiSquare += (count - expected) * (count - expected) / expected;
        }

        var bound = degrees * Math.Pow(1 - (2.0 / (9 * degrees)) + (4.75 * Math.Sqrt(2.0 / (9 * degrees))), 3);
        Assert.True(chiSquare < bound, $"chi-square {chiSquare} of {degrees} degrees of freedom");
    }

    private static void AssertIndices(int[] expected, Sampler sampler, int epoch)
    {
        Assert.Equal(expected, sampler.Indices(epoch));
        Assert.Equal(expected.Length, sampler.Count);
    }

    private static void ForEach(string name, Action<JsonElement> check) => Assert.All(Fixture.GetProperty(name).EnumerateArray(), check);

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static ulong ULong(JsonElement element, string name) => element.GetProperty(name).GetUInt64();

    private static bool Bool(JsonElement element, string name) => element.GetProperty(name).GetBoolean();

    private static int[] Ints(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(index => index.GetInt32())];
}
