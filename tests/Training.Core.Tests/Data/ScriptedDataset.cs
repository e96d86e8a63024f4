using TorchSharp;
using Training.Core.Data;

namespace Training.Core.Tests.Data;

/// <summary>A data set whose items a test writes: a number for each index.</summary>
internal sealed class ScriptedDataset(int count, Func<int, ItemRandom, float> item) : Dataset<Sample>
{
    public ScriptedDataset(int count)
        : this(count, (index, _) => index)
    {
    }

    public override int Count => count;

    public override Sample Get(int index, ItemRandom random)
    {
        var value = item(index, random);
        return new Sample(torch.tensor([value, value * 2]), torch.tensor((long)index));
    }
}
