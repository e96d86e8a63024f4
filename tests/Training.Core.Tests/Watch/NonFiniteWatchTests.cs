using Training.Core.Data;
using Training.Core.Models;
using Training.Core.Training;
using Training.Core.Watch;
using static TorchSharp.torch;

namespace Training.Core.Tests.Watch;

public sealed class NonFiniteWatchTests : IDisposable
{
    private const int Bad = 2;
    private readonly TemporaryDirectory _directory = new();

    [Theory]
    [InlineData(NonFiniteResponse.Skip, 4, null)]
    [InlineData(NonFiniteResponse.Stop, 2, "The loss is NaN")]
    public void Fit_BatchWithNotANumber_NeverReachesTheWeights(NonFiniteResponse response, long steps, string? reason)
    {
        using var model = new Mlp(new MlpOptions(3, [4], 2));
        var watch = new NonFiniteWatch(_directory.Path, response);
        var result = Fit(model, watch, Batch);
        Assert.Equal(steps, result.Steps);
        Assert.Equal(reason is null, result.StopReason is null);
        Assert.Contains(reason ?? "", result.StopReason ?? "", StringComparison.Ordinal);
        Assert.All(model.parameters(), parameter => Assert.All(Fixture.Elements(parameter), value => Assert.True(double.IsFinite(value))));
        Assert.Equal(1, watch.Count);
    }

    [Fact]
    public void SavedBatch_Replayed_GivesTheSameLossWithTheSameWeights()
    {
        using var model = new Mlp(new MlpOptions(3, [4], 2));
        var watch = new NonFiniteWatch(_directory.Path, NonFiniteResponse.Stop);
        Fit(model, watch, Batch);
        using var other = new Mlp(new MlpOptions(3, [4], 2));
        using var batch = ReplayBatch.Load(Assert.Single(watch.SavedBatches), other);
        Assert.True(double.IsNaN(Fixture.Elements(batch.Input)[1]));
        Assert.Equal(Fixture.Elements(model.get_parameter("0.weight")!), Fixture.Elements(other.get_parameter("0.weight")!));
        Assert.Equal(ScalarType.Int64, batch.Target.dtype);
    }

    [Fact]
    public void Fit_InfiniteGradientOfAFiniteLoss_NamesTheParameterAndSkipsTheStep()
    {
        using var model = new Mlp(new MlpOptions(3, [], 2));
        var watch = new NonFiniteWatch(_directory.Path, NonFiniteResponse.Stop);
        var before = Fixture.Elements(model.get_parameter("0.weight")!);
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        var result = new Trainer(model, (output, _) => (output * 0).abs().sqrt().sum(), optimizer, new TrainerOptions { Callbacks = [watch], StopsOnInterrupt = false })
            .Fit(new FixedBatches(3)); // the root's slope at 0 is infinite
        Assert.Contains("The gradient of 0.weight, 0.bias is not finite", result.StopReason!, StringComparison.Ordinal);
        Assert.Equal(0, result.Steps);
        Assert.Equal(before, Fixture.Elements(model.get_parameter("0.weight")!));
    }

    [Fact]
    public void Fit_ResponseThrow_FailsWithTheFile()
    {
        using var model = new Mlp(new MlpOptions(3, [4], 2));
        var thrown = Assert.Throws<NonFiniteException>(() => Fit(model, new NonFiniteWatch(_directory.Path, NonFiniteResponse.Throw), Batch));
        Assert.Contains("nonfinite-epoch0000-batch000002.safetensors", thrown.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private static TrainingResult Fit(Mlp model, Callback watch, Func<int, Batch> make)
    {
        using var optimizer = optim.SGD(model.parameters(), 0.01);
        return new Trainer(model, (output, target) => nn.functional.cross_entropy(output, target), optimizer, new TrainerOptions { Callbacks = [watch], StopsOnInterrupt = false })
            .Fit(new FixedBatches(5, make));
    }

    private static Batch Batch(int index)
    {
        var batch = FixedBatches.Make(index);
        if (index == Bad)
        {
            batch.Input[0, 1] = double.NaN;
        }

        return batch;
    }
}
