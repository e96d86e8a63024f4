using TorchSharp.Modules;
using Training.Core.Models;
using Training.Core.Transfer;
using static TorchSharp.torch;

namespace Training.Core.Tests.Transfer;

public sealed class FreezingTests
{
    [Theory]
    [InlineData("fc", "fc.bias,fc.weight")]
    [InlineData("layer1.0.bn1", "layer1.0.bn1.bias,layer1.0.bn1.weight")]
    [InlineData("layer4.*.conv1", "layer4.0.conv1.weight,layer4.1.conv1.weight")]
    [InlineData("f", null)]
    [InlineData("layer.", null)]
    public void FreezeExcept_Pattern_LeavesItsParametersTrainable(string pattern, string? expected)
    {
        using var model = new ResNet();
        if (expected is null)
        {
            Assert.Throws<ArgumentException>(() => model.FreezeExcept(pattern));
            Assert.All(model.parameters(), parameter => Assert.True(parameter.requires_grad));
            return;
        }

        model.FreezeExcept(pattern);
        Assert.Equal(expected, string.Join(',', model.named_parameters().Where(named => named.parameter.requires_grad).Select(named => named.name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Freeze_InTheMiddleOfTraining_NeitherMomentumNorDecayMovesTheWeights()
    {
        using var model = new Mlp(new MlpOptions(3, [4], 2));
        using var optimizer = optim.SGD(model.parameters(), 0.1, momentum: 0.9, weight_decay: 0.1);
        Step(model, optimizer);
        model.Freeze("0");
        var (frozen, free) = (Fixture.Elements(model.get_parameter("0.weight")!), Fixture.Elements(model.get_parameter("2.weight")!));
        Step(model, optimizer);
        Step(model, optimizer);
        Assert.Equal(frozen, Fixture.Elements(model.get_parameter("0.weight")!));
        Assert.NotEqual(free, Fixture.Elements(model.get_parameter("2.weight")!));
        model.Unfreeze("0");
        Step(model, optimizer);
        Assert.NotEqual(frozen, Fixture.Elements(model.get_parameter("0.weight")!));
    }

    [Fact]
    public void LearningRateStages_FromOutputToInput_HaveFallingRatesAndEveryParameterOnce()
    {
        using var model = new ResNet();
        var stages = model.LearningRateStages(0.1, 0.5, "fc", "layer4", "layer3");
        Assert.Equal([("fc", 0.1), ("layer4", 0.05), ("layer3", 0.025), ("rest", 0.0125)], stages.Select(stage => (stage.Name, stage.LearningRate)));
        Assert.Equal(model.parameters().Count(), stages.SelectMany(stage => stage.Parameters).Distinct().Count());
        Assert.Equal(model.parameters().Count(), stages.Sum(stage => stage.Parameters.Count));
        Assert.Throws<ArgumentException>(() => model.LearningRateStages(0.1, 0.5, "layer4", "layer4.0"));
    }

    [Fact]
    public void LearningRateStages_InAnOptimizer_MoveWeightsByTheirRates()
    {
        using var model = new Mlp(new MlpOptions(3, [4], 2));
        var stages = model.LearningRateStages(0.5, 0.01, "2");
        using var optimizer = optim.SGD(stages.Select(stage => new SGD.ParamGroup(stage.Parameters, stage.LearningRate)), 1);
        Assert.Equal([0.5, 0.005], optimizer.ParamGroups.Select(group => group.LearningRate));
        foreach (var parameter in model.parameters())
        {
            parameter.grad = ones_like(parameter);
        }

        var before = model.named_parameters().ToDictionary(named => named.name, named => Fixture.Elements(named.parameter));
        optimizer.step();
        Assert.All(model.named_parameters(), named => Assert.Equal(
            before[named.name].Select(value => value - (named.name[0] == '2' ? 0.5 : 0.005)), Fixture.Elements(named.parameter), (a, b) => Math.Abs(a - b) < 1e-6));
    }

    private static void Step(nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        model.call(ones(2, 3)).pow(2).sum().backward();
        optimizer.step();
    }
}
