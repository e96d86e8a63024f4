using static TorchSharp.torch;

namespace Training.Core.Tests;

/// <summary>Tests that count the process's live tensors run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TensorCount
{
    public const string Name = "live tensors";

    /// <summary>That something leaves no tensor behind, from the second time on (the first may fill caches).</summary>
    internal static void AssertUnchanged(Action action)
    {
        action();
        var before = Tensor.TotalCount;
        for (var i = 0; i < 3; i++)
        {
            action();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }
}
