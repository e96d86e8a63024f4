using EventFormat.Summaries;
using EventFormat.Writing;
using Training.Core.Data;
using Training.Core.Logging;
using Training.Core.Models;
using Training.Core.Training;
using static TorchSharp.torch;

namespace Training.Core.Tests.Logging;

[Collection(Alone.Name)]
public sealed class TrainingLoggerTests
{
    private const int Batches = 6;

    [Fact]
    public void Fit_Classifier_LogsWhatTheDashboardShows()
    {
        using var model = new LeNet(new LeNetOptions(Classes: 3));
        using var run = new LoggedRunDirectory(writer => Fit(model, writer, new TrainingLoggerOptions
        {
            ScalarsEvery = 2,
            HistogramsEvery = 3,
            ClassNames = ["cat", "dog", "bird"],
            EmbeddingLayer = "fc2",
            HParams = new Dictionary<string, HParamValue> { ["lr"] = 0.01, ["net"] = "lenet" },
        }));
        Assert.Equal([2L, 4, 6, 8, 10, 12], run.Steps("loss/batch"));
        Assert.All(run.Scalars("loss/batch"), point => Assert.True(double.IsFinite(point.Value)));
        Assert.Equal([(6L, 1.0), (12L, 2.0)], run.Scalars("training/epoch"));
        string[] everyTwo = ["learning_rate", "norm/weights", "norm/gradients", "speed/examples_per_second", "time/data_wait_ms", "time/forward_ms", "time/backward_ms", "time/optimizer_ms"];
        Assert.All(everyTwo, tag => Assert.Equal([2L, 4, 6, 8, 10, 12], run.Steps(tag)));
        Assert.All(new[] { "loss/train", "loss/validation" }, tag => Assert.Equal([6L, 12], run.Steps(tag)));
        Assert.Equal([3L, 6, 9, 12], run.Steps("weights/conv1.weight"));
        Assert.Equal([3L, 6, 9, 12], run.Steps("gradients/fc3.bias"));
        Assert.Equal(SummaryKind.Histogram, run.Kind("gradients/fc3.bias"));
        Assert.All(new[] { "confusion/validation", "samples/validation" }, tag => Assert.Equal((SummaryKind.Image, 2), (run.Kind(tag), run.Steps(tag).Count)));
        Assert.All(new[] { "pr/cat/validation", "pr/dog/validation", "pr/bird/validation" }, tag => Assert.Equal(SummaryKind.PrCurve, run.Kind(tag)));
        Assert.Equal(8, PrCurveValue.Decode(run.Blobs("pr/cat/validation")[0]).TruePositives[0] + PrCurveValue.Decode(run.Blobs("pr/cat/validation")[0]).FalsePositives[0]);
        Assert.Contains("conv2 (Conv2d)", TextValue.Decode(Assert.Single(run.Blobs("model/summary"))).Texts[0], StringComparison.Ordinal);
        Assert.Single(run.Tags, tag => run.Kind(tag) == SummaryKind.Graph);
        Assert.Equal(3, run.Tags.Count(tag => run.Kind(tag) == SummaryKind.HParams));
        Assert.Equal(8, File.ReadAllLines(Path.Combine(run.Path, "00012", "embedding%2ffc2", "tensors.tsv")).Length);
        Assert.Contains("bird", File.ReadAllText(Path.Combine(run.Path, "00012", "embedding%2ffc2", "metadata.tsv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_Norms_AreThoseOfTheStep()
    {
        using var model = new Mlp(new MlpOptions(3, [], 2));
        using var run = new LoggedRunDirectory(writer =>
        {
            using var optimizer = optim.SGD(model.parameters(), 0);
            new Trainer(model, (output, target) => output.sum(), optimizer, new TrainerOptions { Callbacks = [new TrainingLogger(writer, new TrainingLoggerOptions { ScalarsEvery = 1 })], StopsOnInterrupt = false })
                .Fit(new FixedBatches(1, _ => new Batch(ones(1, 3), zeros(1, ScalarType.Int64))));
        });
        Assert.Equal(Math.Sqrt(8), Assert.Single(run.Scalars("norm/gradients")).Value, 1e-6); // six weights and two biases, each with a gradient of 1
        var weights = Math.Sqrt(model.parameters().Sum(parameter => Fixture.Elements(parameter).Sum(value => value * value)));
        Assert.Equal(weights, Assert.Single(run.Scalars("norm/weights")).Value, 1e-5);
    }

    [Fact]
    public void Fit_Regression_LogsNoClassifiersThings()
    {
        using var model = new Mlp(new MlpOptions(3, [4], 1));
        using var run = new LoggedRunDirectory(writer =>
        {
            using var optimizer = optim.SGD(model.parameters(), 0.01);
            var batches = new FixedBatches(3, _ => new Batch(rand(4, 3), rand(4, 1)));
            new Trainer(model, (output, target) => (output - target).pow(2).mean(), optimizer, new TrainerOptions { Callbacks = [new TrainingLogger(writer)], StopsOnInterrupt = false }).Fit(batches, batches);
        });
        Assert.Contains("loss/validation", run.Tags);
        Assert.DoesNotContain(run.Tags, tag => tag.StartsWith("confusion", StringComparison.Ordinal) || tag.StartsWith("pr/", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_LossThatThrows_LogsTheExceptionAndFailedHyperparameters()
    {
        using var model = new Mlp(new MlpOptions(3, [4], 2));
        using var run = new LoggedRunDirectory(writer =>
        {
            using var optimizer = optim.SGD(model.parameters(), 0.01);
            var trainer = new Trainer(model, (_, _) => throw new InvalidOperationException("no such loss"), optimizer, new TrainerOptions
            {
                Callbacks = [new TrainingLogger(writer, new TrainingLoggerOptions { HParams = new Dictionary<string, HParamValue> { ["a"] = 1 } })],
                StopsOnInterrupt = false,
            });
            Assert.Throws<InvalidOperationException>(() => trainer.Fit(new FixedBatches(1)));
        });
        Assert.Contains("no such loss", TextValue.Decode(Assert.Single(run.Blobs("training/exception"))).Texts[0], StringComparison.Ordinal);
        Assert.Contains("_hparams_/session_end_info", run.Tags);
    }

    [Fact]
    public void Fit_MoreStepsAndEpochs_LeaveNoMoreTensors()
    {
        using var directory = new TemporaryDirectory();
        using var writer = new SummaryWriter(directory.Path);
        Assert.Equal(Left(epochs: 2), Left(epochs: 6));

        long Left(int epochs)
        {
            using var model = new LeNet(new LeNetOptions(Classes: 3));
            TensorCount.CollectGarbage();
            var before = Tensor.TotalCount;
            Fit(model, writer, new TrainingLoggerOptions { ScalarsEvery = 1, HistogramsEvery = 1, EmbeddingLayer = "fc2" }, epochs);
            return Tensor.TotalCount - before; // the model's gradients
        }
    }

    private static void Fit(LeNet model, SummaryWriter writer, TrainingLoggerOptions options, int epochs = 2)
    {
        using var optimizer = optim.SGD(model.parameters(), 0.01);
        using var logger = new TrainingLogger(writer, options);
        new Trainer(model, (output, target) => nn.functional.cross_entropy(output, target), optimizer, new TrainerOptions { Epochs = epochs, Callbacks = [logger], StopsOnInterrupt = false })
            .Fit(new FixedBatches(Batches, Images), new FixedBatches(2, Images));
    }

    private static Batch Images(int index)
    {
        using var scope = NewDisposeScope();
        var target = arange(4, ScalarType.Int64).add(index).remainder(3);
        var input = rand(4, 1, 28, 28) + target.view(4, 1, 1, 1);
        return new Batch(input.DetachFromDisposeScope(), target.DetachFromDisposeScope());
    }
}
