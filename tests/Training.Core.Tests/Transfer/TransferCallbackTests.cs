using Training.Core.Models;
using Training.Core.Training;
using Training.Core.Transfer;
using static TorchSharp.torch;

namespace Training.Core.Tests.Transfer;

public sealed class TransferCallbackTests
{
    [Fact]
    public void GradualUnfreezing_EpochByEpoch_UnfreezesFromOutputToInput()
    {
        using var model = new Mlp(new MlpOptions(3, [4, 4], 2));
        var seen = new List<string>();
        Fit(model, 4, new GradualUnfreezing(["4", "2", "0"], epochsPerStage: 1), new AtEpochStart(context =>
            seen.Add(string.Join(',', context.Model.named_parameters().Where(named => named.parameter.requires_grad).Select(named => named.name[..1]).Distinct().Order()))));
        Assert.Equal(["4", "2,4", "0,2,4", "0,2,4"], seen);
    }

    [Fact]
    public void FrozenBatchNorm_FrozenLayer_KeepsItsStatisticsAndTheOtherLearns()
    {
        using var model = Net();
        model.FreezeExcept("head", "free");
        var (frozen, free) = (Fixture.Elements(model.get_buffer("frozen.running_mean")!), Fixture.Elements(model.get_buffer("free.running_mean")!));
        Fit(model, 2, new FrozenBatchNorm());
        Assert.Equal(frozen, Fixture.Elements(model.get_buffer("frozen.running_mean")!));
        Assert.NotEqual(free, Fixture.Elements(model.get_buffer("free.running_mean")!));
        model.Unfreeze("frozen");
        Fit(model, 1, new FrozenBatchNorm());
        Assert.NotEqual(frozen, Fixture.Elements(model.get_buffer("frozen.running_mean")!));
    }

    private static nn.Module<Tensor, Tensor> Net() => nn.Sequential(("frozen", nn.BatchNorm1d(3)), ("free", nn.BatchNorm1d(3)), ("head", nn.Linear(3, 2)));

    private static void Fit(nn.Module<Tensor, Tensor> model, int epochs, params IReadOnlyList<Callback> callbacks)
    {
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        new Trainer(model, (output, target) => nn.functional.cross_entropy(output, target), optimizer, new TrainerOptions { Epochs = epochs, Callbacks = callbacks, StopsOnInterrupt = false })
            .Fit(new FixedBatches(2));
    }

    private sealed class AtEpochStart(Action<TrainingContext> action) : Callback
    {
        public override void OnEpochStart(TrainingContext context) => action(context);
    }
}
