using Training.Core.Metrics;
using Training.Core.Tests.Fixtures;
using Training.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Training.Core.Tests.Training;

[Collection(Alone.Name)] // dropout draws from the random numbers of the process
public sealed class TrainerTests
{
    private static readonly Func<Tensor, Tensor, Tensor> CrossEntropy = (output, target) => nn.functional.cross_entropy(output, target);

    // 12 items a step, the last step of an epoch 6: as one batch, as an accumulation of batches of 4, 5 or 3 items, and cut into parts.
    [Theory]
    [InlineData(12, 1, 0)]
    [InlineData(4, 3, 0)]
    [InlineData(3, 4, 0)]
    [InlineData(12, 1, 5)]
    [InlineData(6, 2, 4)]
    public void Fit_Float64_IsPyTorchsLargeBatchTraining(int batchSize, int accumulation, int microBatch)
    {
        using var scope = NewDisposeScope();
        using var model = PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.2, 0.9);
        var norms = new List<double>();
        var losses = new List<double>();
        var recorder = new RecordingCallback((hook, context) =>
        {
            if (hook == "before step")
            {
                norms.Add(context.GradientNorm!.Value);
            }
            else if (hook == "epoch end")
            {
                losses.Add(context.Metrics["loss/train"]);
            }
        });
        var trainer = new Trainer(model, CrossEntropy, optimizer, new TrainerOptions
        {
            Epochs = 3,
            ClipNorm = 0.25,
            AccumulationSteps = accumulation,
            MicroBatchSize = microBatch,
            Callbacks = [recorder],
        });
        var result = trainer.Fit(PyTorchData(batchSize));

        Assert.Equal(12, result.Steps);
        AssertClose(PyTorch.Get("training", "losses").Row(), losses);
        AssertClose(PyTorch.Get("training", "norms").Row(), norms);
        foreach (var (name, tensor) in model.state_dict())
        {
            Assert.True(tensor.allclose(PyTorch.Get("training", "final", name).Doubles(), 1e-10, 1e-12), name);
        }
    }

    [Fact]
    public void Fit_Hooks_ComeInTheirOrder()
    {
        using var scope = NewDisposeScope();
        using var model = PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.2);
        var recorder = new RecordingCallback();
        var source = PyTorchData(21);
        new Trainer(model, CrossEntropy, optimizer, new TrainerOptions { AccumulationSteps = 2, Callbacks = [recorder] }).Fit(source, source);
        Assert.Equal(
            [
                "training start", "epoch start",
                "batch start", "forward", "backward", "batch end",
                "batch start", "forward", "backward", "gradients", "before step", "after step", "batch end",
                "validation start", "batch start", "forward", "batch end", "batch start", "forward", "batch end", "validation end",
                "epoch end", "training end",
            ],
            recorder.Calls);
    }

    [Fact]
    public void Validate_InTheMiddleOfAnEpoch_LeavesTrainingAsItWas()
    {
        using var scope = NewDisposeScope();
        var source = PyTorchData(12);
        double[] Train(bool validates)
        {
            manual_seed(3);
            using var model = nn.Sequential(("0", nn.Linear(6, 8, dtype: ScalarType.Float64)), ("drop", nn.Dropout()), ("2", nn.Linear(8, 3, dtype: ScalarType.Float64)));
            using var optimizer = optim.Adam(model.parameters(), 0.01);
            var recorder = new RecordingCallback((hook, context) =>
            {
                if (hook == "batch end" && context.Phase == Phase.Training && validates)
                {
                    context.Trainer.Validate(source);
                    Assert.Equal(Phase.Training, context.Phase);
                    Assert.True(context.Model.training);
                    Assert.True(is_grad_enabled());
                }
            });
            new Trainer(model, CrossEntropy, optimizer, new TrainerOptions { Epochs = 2, Callbacks = [recorder] }).Fit(source);
            return [.. model.parameters().SelectMany(static parameter => parameter.detach().data<double>().ToArray())];
        }

        Assert.Equal(Train(false), Train(true));
    }

    [Fact]
    public void Predict_Batches_ComeInOrderAndAreTheCallers()
    {
        using var scope = NewDisposeScope();
        using var model = PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.2);
        var outputs = new Trainer(model, CrossEntropy, optimizer).Predict(PyTorchData(20)).ToList();
        using var whole = model.call(PyTorch.Get("training", "inputs").Doubles());
        using var joined = cat(outputs);
        Assert.Equal([20, 20, 2], outputs.Select(static output => output.shape[0]));
        Assert.True(joined.allclose(whole));
        Assert.All(outputs, static output => Assert.False(output.requires_grad));
        outputs.ForEach(static output => output.Dispose());
    }

    [Fact]
    public void Test_Metrics_AreNamedForTheirPhase()
    {
        using var model = PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.2);
        var trainer = new Trainer(model, CrossEntropy, optimizer, new TrainerOptions { Metrics = () => [new Accuracy(), new F1(3), new ConfusionMatrix(3)] });
        Assert.Equal(["accuracy/test", "f1/test", "loss/test"], trainer.Test(PyTorchData(20)).Keys.Order());
    }

    [Fact]
    public void SkipBatch_OneOfTwo_LeavesTheOtherAlone()
    {
        using var scope = NewDisposeScope();
        var source = PyTorchData(21);
        double[] Train(int accumulation, Func<int, bool> skips, int epochs = 1)
        {
            using var model = PyTorchModel();
            using var optimizer = optim.SGD(model.parameters(), 0.2);
            var recorder = new RecordingCallback((hook, context) =>
            {
                if (hook == "forward" && skips(context.BatchIndex))
                {
                    context.SkipBatch();
                }
            });
            var result = new Trainer(model, CrossEntropy, optimizer, new TrainerOptions { AccumulationSteps = accumulation, Callbacks = [recorder], Epochs = epochs }).Fit(source);
            Assert.Equal(1, result.Steps);
            return [.. model.parameters().SelectMany(static parameter => parameter.detach().data<double>().ToArray())];
        }

        Assert.Equal(Train(1, static batch => batch == 1), Train(2, static batch => batch == 1));
    }

    [Fact]
    public void SkipStep_Always_ChangesNothing()
    {
        using var model = PyTorchModel();
        using var before = model.parameters().First().detach().clone();
        using var optimizer = optim.SGD(model.parameters(), 0.2);
        var recorder = new RecordingCallback(static (hook, context) =>
        {
            if (hook == "before step")
            {
                context.SkipStep();
            }
        });
        var result = new Trainer(model, CrossEntropy, optimizer, new TrainerOptions { Callbacks = [recorder] }).Fit(PyTorchData(12));
        Assert.Equal(0, result.Steps);
        Assert.True(model.parameters().First().equal(before).all().item<bool>());
        Assert.DoesNotContain("after step", recorder.Calls);
    }

    [Fact]
    public void Stop_InTheMiddle_EndsAfterTheStepUnderWay()
    {
        using var model = PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.2);
        var recorder = new RecordingCallback(static (hook, context) =>
        {
            if (hook == "batch start" && context.BatchIndex == 2)
            {
                context.Stop("enough");
            }
        });
        var result = new Trainer(model, CrossEntropy, optimizer, new TrainerOptions { Epochs = 5, AccumulationSteps = 2, Callbacks = [recorder] }).Fit(PyTorchData(6));
        Assert.Equal((0, 2L, "enough"), (result.Epochs, result.Steps, result.StopReason));
        Assert.Equal("training end", recorder.Calls[^1]);
        Assert.DoesNotContain("epoch end", recorder.Calls);
    }

    [Fact]
    public void Test_AfterATrainingThatWasStopped_JudgesAllData()
    {
        using var model = PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.2);
        var recorder = new RecordingCallback(static (hook, context) =>
        {
            if (hook == "epoch end")
            {
                context.Stop("good enough");
            }
        });
        var trainer = new Trainer(model, CrossEntropy, optimizer, new TrainerOptions { Epochs = 5, Callbacks = [recorder] });
        Assert.Equal(("good enough", 1), (trainer.Fit(PyTorchData(6)).StopReason, trainer.Fit(PyTorchData(6)).Epochs - 1));
        using var outputs = model.call(PyTorch.Get("training", "inputs").Doubles());
        using var loss = CrossEntropy(outputs, PyTorch.Get("training", "targets").Longs());
        Assert.Equal(loss.item<double>(), trainer.Test(PyTorchData(6))["loss/test"], 1e-12);
    }

    [Fact]
    public void Fit_CancelledByToken_StopsInOrder()
    {
        using var model = PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.2);
        using var cancellation = new CancellationTokenSource();
        var recorder = new RecordingCallback((hook, _) =>
        {
            if (hook == "after step")
            {
                cancellation.Cancel();
            }
        });
        var result = new Trainer(model, CrossEntropy, optimizer, new TrainerOptions { Callbacks = [recorder] }).Fit(PyTorchData(6), cancel: cancellation.Token);
        Assert.Equal((1L, "cancelled"), (result.Steps, result.StopReason));
    }

    [Fact]
    public void Fit_HookThrows_CallbacksHearOfItAndItIsThrownOn()
    {
        using var model = PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.2);
        var recorder = new RecordingCallback(static (hook, _) =>
        {
            if (hook == "backward")
            {
                throw new InvalidOperationException("no");
            }
        });
        Assert.Throws<InvalidOperationException>(() => new Trainer(model, CrossEntropy, optimizer, new TrainerOptions { Callbacks = [recorder] }).Fit(PyTorchData(6)));
        Assert.Equal("exception", recorder.Calls[^1]);
    }

    [Fact]
    public void Trainer_Lbfgs_SaysWhatToDoInstead()
    {
        using var model = PyTorchModel();
        using var optimizer = optim.LBFGS(model.parameters());
        var refusal = Assert.Throws<NotSupportedException>(() => new Trainer(model, CrossEntropy, optimizer));
        Assert.Contains("step(closure)", refusal.Message, StringComparison.Ordinal);
    }

    internal static Sequential PyTorchModel()
    {
        var model = nn.Sequential(("0", nn.Linear(6, 8, dtype: ScalarType.Float64)), ("1", nn.Tanh()), ("2", nn.Linear(8, 3, dtype: ScalarType.Float64)));
        using var scope = NewDisposeScope();
        model.load_state_dict(PyTorch.Get("training", "initial").EnumerateObject().ToDictionary(static property => property.Name, static property => property.Value.Doubles()));
        return model;
    }

    internal static TensorSource PyTorchData(int batchSize, int? seed = null) =>
        new(PyTorch.Get("training", "inputs").Doubles().DetachFromDisposeScope(), PyTorch.Get("training", "targets").Longs().DetachFromDisposeScope(), batchSize, seed);

    private static void AssertClose(double[] expected, List<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-11));
    }
}
