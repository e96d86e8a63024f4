using Training.Core.Models;
using Training.Core.Transfer;
using static TorchSharp.torch;

namespace Training.Core.Tests.Transfer;

[Collection(Alone.Name)]
public sealed class PretrainedWeightsTests
{
    [Fact]
    public void LoadPretrained_OtherHeadAndPrefix_ReportsEveryName()
    {
        using var trained = new ResNet(new ResNetOptions(Classes: 10));
        using var model = new ResNet(new ResNetOptions(Classes: 3));
        var before = Fixture.Elements(model.get_parameter("fc.weight")!);
        using var extra = zeros(1);
        var tensors = trained.state_dict().Where(pair => pair.Key != "bn1.bias").ToDictionary(pair => "module." + pair.Key, pair => pair.Value);
        tensors.Add("module.head.extra", extra);
        tensors.Add("module.momentum", extra);
        var report = model.LoadPretrained(tensors, new NameMapping().StripPrefix("module.").Drop("momentum"));
        Assert.Equal(["bn1.bias"], report.Missing);
        Assert.Equal(["head.extra"], report.Unexpected);
        Assert.Equal(["module.momentum"], report.Dropped);
        Assert.Equal(["fc.bias", "fc.weight"], report.Mismatched.Select(one => one.Name).Order());
        Assert.Equal(new TensorMismatch("fc.weight", "[3, 512] Float32", "[10, 512] Float32"), report.Mismatched.Single(one => one.Name == "fc.weight"));
        Assert.Equal(122 - 3, report.Loaded.Count);
        Assert.Equal(Fixture.Elements(trained.get_parameter("layer4.1.conv2.weight")!), Fixture.Elements(model.get_parameter("layer4.1.conv2.weight")!));
        Assert.Equal(before, Fixture.Elements(model.get_parameter("fc.weight")!));
        Assert.Contains("fc.weight ([10, 512] Float32 in the file, [3, 512] Float32 in the model)", Assert.Throws<InvalidOperationException>(report.ThrowIfIncomplete).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadPretrained_HalfPrecision_IsWidened()
    {
        using var model = nn.Linear(2, 1);
        using var weight = tensor(new float[,] { { 1.5f, -2 } }).to_type(ScalarType.Float16);
        using var bias = tensor(new[] { 0.25f }).to_type(ScalarType.BFloat16);
        model.LoadPretrained(new Dictionary<string, Tensor> { ["weight"] = weight, ["bias"] = bias }).ThrowIfIncomplete();
        Assert.Equal([1.5, -2], Fixture.Elements(model.weight));
        Assert.True(model.weight.requires_grad);
    }

    [Fact]
    public void LoadPretrained_IntegersForWeights_AreAMismatch()
    {
        using var model = nn.Linear(2, 1, hasBias: false);
        using var weight = tensor(new long[,] { { 1, 2 } });
        Assert.Single(model.LoadPretrained(new Dictionary<string, Tensor> { ["weight"] = weight }).Mismatched);
    }

    [Fact]
    public void LoadPretrained_TwoNamesMappedToOne_IsTheCallersError()
    {
        using var model = nn.Linear(2, 1);
        var tensors = model.state_dict();
        Assert.Throws<ArgumentException>(() => model.LoadPretrained(tensors, new NameMapping().Replace(".*", "weight")));
    }

    [Fact]
    public void Map_Rules_ApplyInOrder() =>
        Assert.Equal("layer2.0.bn1.weight", new NameMapping().StripPrefix("net.").Replace(@"^block(\d+)_(\d+)\.norm", "layer$1.$2.bn1").Map("net.block2_0.norm.weight"));

    [Fact]
    public void LoadPretrained_LeavesNoTensor()
    {
        using var model = nn.Linear(2, 1);
        using var other = nn.Linear(2, 1);
        TensorCount.AssertUnchanged(() => model.LoadPretrained(other.state_dict()));
    }
}
