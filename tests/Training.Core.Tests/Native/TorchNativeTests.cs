using TorchSharp;
using Training.Core.Native;

namespace Training.Core.Tests.Native;

public class TorchNativeTests
{
    [Fact]
    public void Torch_AfterEnsureLoaded_Computes()
    {
        TorchNative.EnsureLoaded();
        using var ones = torch.ones(2, 3);
        using var sum = ones.sum();
        Assert.Equal(6f, sum.item<float>());
    }
}
