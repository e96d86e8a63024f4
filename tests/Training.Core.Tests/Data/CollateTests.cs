using System.Text.Json;
using TorchSharp;
using Training.Core.Data;
using Training.Core.Data.Datasets;

namespace Training.Core.Tests.Data;

public class CollateTests
{
    private static readonly JsonElement Expected = JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Training.Core.Tests", "Data", "Fixtures", "samplers.json"))).RootElement.GetProperty("padded");

    [Fact]
    public void Padded_DifferentLengths_PyTorchsPaddingAndWhatIsPadding()
    {
        var sequences = Expected.GetProperty("sequences").EnumerateArray().Select(sequence => torch.tensor(Floats(sequence))).ToArray();
        using var dataset = new TensorListDataset(sequences, [.. sequences.Select((_, i) => torch.tensor((long)i))]);
        using var loader = new DataLoader(dataset, new DataLoaderOptions { BatchSize = 4, NumWorkers = 2 }, Collate.Padded(inputValue: -1));
        using var batch = loader.Load(0).Single();
        Assert.Equal(Expected.GetProperty("padded").EnumerateArray().SelectMany(Floats), batch.Input.data<float>().ToArray());
        Assert.Equal([4L, 2, 0, 3], batch.Lengths!.data<long>().ToArray());
        Assert.Equal([0L, 1, 2, 3], batch.Target.data<long>().ToArray());
        bool[] mask = [true, true, true, true, true, true, false, false, false, false, false, false, true, true, true, false];
        Assert.Equal(mask, batch.Mask!.data<bool>().ToArray());
    }

    [Fact]
    public void Padded_TargetsOfDifferentLengths_ArePaddedToo()
    {
        Sample[] samples = [new(torch.zeros(2, 3), torch.tensor([1L, 2])), new(torch.ones(1, 3), torch.tensor([3L]))];
        using var batch = Collate.Padded(targetValue: -100)(samples);
        Assert.Equal([2, 2, 3], batch.Input.shape);
        Assert.Equal([1L, 2, 3, -100], batch.Target.data<long>().ToArray());
        Sample[] wrong = [new(torch.zeros(2, 3), torch.tensor(1L)), new(torch.zeros(2, 4), torch.tensor(1L))];
        Assert.Contains("[2, 4] of Float32 at place 1", Assert.Throws<ArgumentException>(() => Collate.Padded()(wrong)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_NumbersPairsAndDictionaries_AreStacked()
    {
        using var numbers = new DataLoader<int, torch.Tensor>(new ListDataset<int>([3, 1, 2]), new DataLoaderOptions { BatchSize = 3, NumWorkers = 1 });
        Assert.Equal([3, 1, 2], numbers.Epoch(0, cancel: TestContext.Current.CancellationToken).Single().data<int>().ToArray());
        using var pairs = new DataLoader<(torch.Tensor, torch.Tensor), (torch.Tensor, torch.Tensor)>(
            new ListDataset<int>([3, 1, 2]).Map(i => (torch.tensor(i), torch.zeros(2))), new DataLoaderOptions { BatchSize = 3, NumWorkers = 1 });
        var (first, second) = pairs.Epoch(0, cancel: TestContext.Current.CancellationToken).Single();
        Assert.Equal([3, 1, 2], first.data<int>().ToArray());
        Assert.Equal([3, 2], second.shape);
        using var named = new DataLoader<Dictionary<string, torch.Tensor>, Dictionary<string, torch.Tensor>>(
            new ListDataset<int>([3, 1]).Map(i => new Dictionary<string, torch.Tensor> { ["x"] = torch.tensor(i) }), new DataLoaderOptions { BatchSize = 2 });
        Assert.Equal([3, 1], named.Epoch(0, cancel: TestContext.Current.CancellationToken).Single()["x"].data<int>().ToArray());
        Assert.Throws<ArgumentException>(Collate.Default<Uri, torch.Tensor>);
    }

    [Fact]
    public void PinMemory_WithoutCuda_LeavesBatchesAsTheyAre()
    {
        Assert.SkipWhen(torch.cuda.is_available(), "Only without CUDA.");
        using var loader = new DataLoader(new ScriptedDataset(4), new DataLoaderOptions { BatchSize = 2, PinMemory = true });
        Assert.Equal([[0, 1], [2, 3]], Batches.Indices(loader.Load(0)));
        Assert.Throws<ArgumentException>(() => new DataLoader<int, int[]>(new ListDataset<int>([1]), new DataLoaderOptions { PinMemory = true }, items => [.. items]));
    }

    [Fact]
    public void BatchTo_SameDevice_SharesMemoryAndIsDisposedByItself()
    {
        using var batch = Collate.Padded()([new(torch.zeros(2), torch.tensor(1L)), new(torch.ones(1), torch.tensor(2L))]);
        using (var copy = batch.To(torch.CPU))
        {
            copy.Input[0, 0] = 5;
            Assert.Equal([2L, 1], copy.Lengths!.data<long>().ToArray());
            Assert.NotNull(copy.Mask);
        }

        Assert.Equal(5f, batch.Input[0, 0].item<float>());
        Assert.Equal(2, batch.Size);
    }

    private static float[] Floats(JsonElement sequence) => [.. sequence.EnumerateArray().Select(number => number.GetSingle())];
}
