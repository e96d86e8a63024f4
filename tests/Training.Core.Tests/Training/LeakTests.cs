using Training.Core.Metrics;
using Training.Core.Training;
using static TorchSharp.torch;

namespace Training.Core.Tests.Training;

/// <summary>Tensors are counted for the whole process, so nothing else may run.</summary>
[Collection(Alone.Name)]
public sealed class LeakTests
{
    [Fact]
    public void Fit_ThousandSteps_LeakNoTensor()
    {
        GC.Collect(); // what other tests left to the finalizers
        GC.WaitForPendingFinalizers();
        using var model = TrainerTests.PyTorchModel();
        using var optimizer = optim.Adam(model.parameters(), 0.001);
        var source = TrainerTests.PyTorchData(4);
        List<long> counts = [];
        var recorder = new RecordingCallback((hook, context) =>
        {
            if (hook == "epoch end")
            {
                counts.Add(Tensor.TotalCount);
            }
        });
        var result = new Trainer(model, static (output, target) => nn.functional.cross_entropy(output, target), optimizer, new TrainerOptions
        {
            Epochs = 100,
            MicroBatchSize = 3,
            ClipNorm = 1,
            Metrics = static () => [new Accuracy(), new Auroc(), new F1(3)],
            Callbacks = [recorder],
        }).Fit(source, source);
        Assert.Equal(1100, result.Steps);
        Assert.All(counts.Zip(counts.Skip(1)), static pair => Assert.True(pair.Second <= pair.First)); // other tests' may still go
    }
}
