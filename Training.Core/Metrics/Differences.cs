using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>How far outputs are from targets.</summary>
internal static class Differences
{
    /// <summary>In double precision. Shapes must be the same: broadcasting a (n, 1) against a (n) is a classic silent error.</summary>
    public static Tensor Of(Tensor output, Tensor target) => output.shape.AsSpan().SequenceEqual(target.shape)
        ? output.to(ScalarType.Float64) - target
        : throw new ArgumentException($"Outputs are [{string.Join(", ", output.shape)}], targets [{string.Join(", ", target.shape)}]; they must be of one shape.", nameof(target));
}
