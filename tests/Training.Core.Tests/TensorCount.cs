using static TorchSharp.torch;

namespace Training.Core.Tests;

/// <summary>Counts the process's live tensors, in tests that run alone.</summary>
internal static class TensorCount
{
    /// <summary>That something leaves no tensor behind, from the second time on (the first may fill caches).</summary>
    public static void AssertUnchanged(Action action)
    {
        action();
        CollectGarbage(); // tensors that tests before this one left to the collector
        var before = Tensor.TotalCount;
        for (var i = 0; i < 3; i++)
        {
            action();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    public static void CollectGarbage()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
