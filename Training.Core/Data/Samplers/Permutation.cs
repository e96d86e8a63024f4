using static TorchSharp.torch;

namespace Training.Core.Data.Samplers;

/// <summary>Random orders out of PyTorch's generator: equal to what <c>torch.randperm</c> and <c>randint</c> give in Python for the same seed.</summary>
internal static class Permutation
{
    /// <summary>The numbers below <paramref name="count"/> in the order of a seed.</summary>
    public static int[] Of(int count, ulong seed)
    {
        using var generator = Seeded(seed);
        return Next(count, generator);
    }

    /// <summary>The generator's next order.</summary>
    public static int[] Next(int count, Generator generator)
    {
        using var order = randperm(count, ScalarType.Int64, CPU, generator: generator);
        return ToArray(order);
    }

    /// <summary>A generator of that seed.</summary>
    public static Generator Seeded(ulong seed)
    {
        var generator = new Generator(0, CPU);
        generator.manual_seed(unchecked((long)seed));
        return generator;
    }

    /// <summary>A vector of int64 below 2³¹ as an array.</summary>
    public static int[] ToArray(Tensor indices)
    {
        using var narrow = indices.to_type(ScalarType.Int32);
        return narrow.data<int>().ToArray();
    }
}
