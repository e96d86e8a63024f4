using System.Globalization;
using Digits;
using Training.Core.Data;
using Training.Core.Data.Datasets;
using static TorchSharp.torch;

namespace TransferLearning;

/// <summary>Five digits, as images of 32×32 pixels.</summary>
internal static class HalfOfTheDigits
{
    /// <summary>Divides those from <paramref name="first"/> on at random.</summary>
    /// <param name="first">The digit that is class 0.</param>
    /// <param name="items">How many of all digits to read.</param>
    /// <param name="trainingShare">What is learnt from; the rest is for judging.</param>
    public static (Dataset<Sample> Training, Dataset<Sample> Validation) Read(int first, int items, double trainingShare)
    {
        var digits = DigitSet.Read(digit => digit >= first && digit < first + 5, items);
        var parts = RandomSplit.ByFraction(digits, [trainingShare, 1 - trainingShare], seed: 0);
        return (Prepare(parts[0], first), Prepare(parts[1], first));
    }

    /// <summary>What the classes are called, of those from <paramref name="first"/> on.</summary>
    public static string[] Names(int first) => [.. Enumerable.Range(first, 5).Select(static digit => digit.ToString(CultureInfo.InvariantCulture))];

    private static Dataset<Sample> Prepare(Dataset<Sample> source, int first) => source.Map(sample =>
    {
        using var scope = NewDisposeScope();
        var large = nn.functional.interpolate(sample.Input.unsqueeze(0), [32L, 32L], mode: InterpolationMode.Bilinear, align_corners: false).squeeze(0);
        return new Sample(large.MoveToOuterDisposeScope(), (sample.Target - first).MoveToOuterDisposeScope());
    });
}
