using Training.Core.MixedPrecision;
using Training.Core.Tests.Training;
using Training.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Training.Core.Tests.MixedPrecision;

public sealed class GradScalerTests
{
    private static readonly Func<Tensor, Tensor, Tensor> CrossEntropy = (output, target) => nn.functional.cross_entropy(output, target);

    [Fact]
    public void Fit_WithScaler_IsTheSameTraining()
    {
        double[] Train(GradScaler? scaler)
        {
            using var model = TrainerTests.PyTorchModel();
            using var optimizer = optim.SGD(model.parameters(), 0.2, 0.9);
            new Trainer(model, CrossEntropy, optimizer, new TrainerOptions { Epochs = 2, AccumulationSteps = 2, ClipNorm = 0.2, GradScaler = scaler }).Fit(TrainerTests.PyTorchData(5));
            return [.. model.parameters().SelectMany(static parameter => parameter.detach().data<double>().ToArray())];
        }

        Assert.All(Train(null).Zip(Train(new GradScaler())), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void Fit_InjectedInfinity_SkipsThatStepAndHalvesTheScale(double bad)
    {
        using var model = TrainerTests.PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.2);
        var scaler = new GradScaler(1024);
        var scales = new List<double>();
        var recorder = new RecordingCallback((hook, context) =>
        {
            if (hook == "gradients" && context.BatchIndex == 1)
            {
                using var one = model.parameters().Last().grad!.view(-1)[0];
                one.fill_(bad);
            }
            else if (hook == "batch end")
            {
                scales.Add(scaler.Scale);
                Assert.All(model.parameters(), static parameter => Assert.True(parameter.isfinite().all().item<bool>()));
            }
        });
        var result = new Trainer(model, CrossEntropy, optimizer, new TrainerOptions { GradScaler = scaler, Callbacks = [recorder] }).Fit(TrainerTests.PyTorchData(12));
        Assert.Equal((3L, 1L), (result.Steps, scaler.SkippedSteps));
        Assert.Equal([1024, 512, 512, 512], scales);
    }

    [Fact]
    public void Scale_GoodSteps_GrowsAfterTheInterval()
    {
        var scaler = new GradScaler(8, growthInterval: 3);
        using var parameter = new Parameter(ones(1));
        parameter.grad = ones(1);
        var scales = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            Assert.True(scaler.Unscale([parameter]));
            scales.Add(scaler.Scale);
        }

        Assert.Equal([8, 8, 16, 16, 16, 32, 32], scales);
    }

    [Fact]
    public void State_AfterResume_GoesOn()
    {
        var scaler = new GradScaler(8, growthInterval: 3);
        using var parameter = new Parameter(ones(1));
        parameter.grad = ones(1);
        scaler.Unscale([parameter]);
        scaler.Unscale([parameter]);
        var resumed = new GradScaler(1, growthInterval: 3);
        resumed.LoadState(scaler.SaveState());
        resumed.Unscale([parameter]);
        Assert.Equal(16, resumed.Scale);
    }
}
