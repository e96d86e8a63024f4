using TorchSharp;
using Training.Core.Models;
using static TorchSharp.torch;

namespace Training.Core.Tests.Models;

/// <summary>Models against PyTorch's with the same weights, in double precision, so that nothing hides in rounding.</summary>
public sealed class ZooTests
{
    public static TheoryData<string> Names => ["mlp", "lenet", "resnet18", "resnet34", "resnet50", "transformer", "transformer_prenorm"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_SameWeights_GivesPyTorchsOutput(string name)
    {
        var expected = Fixture.Json("zoo", $"{name}.json");
        using var model = Make(name);
        model.to(ScalarType.Float64);
        model.eval();
        foreach (var (key, tensor) in model.state_dict().Where(pair => pair.Value.is_floating_point()))
        {
            Fixture.Fill(key, tensor);
        }

        using var input = Input(name, Fixture.Longs(expected["input"]!));
        using var outside = no_grad();
        using var output = model.call(input);
        var wanted = Fixture.Doubles(expected["output"]!);
        var scale = wanted.Max(Math.Abs);
        Assert.Equal(wanted, Fixture.Elements(output), (a, b) => Math.Abs(a - b) <= 1e-10 * scale);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StateDict_HasPyTorchsNamesAndShapes(string name)
    {
        using var model = Make(name);
        var expected = Fixture.Json("zoo", $"{name}.json");
        var own = model.state_dict().ToDictionary(pair => pair.Key, pair => string.Join(',', pair.Value.shape));
        Assert.Equal(
            expected["state"]!.AsObject().Select(pair => $"{pair.Key} {string.Join(',', Fixture.Longs(pair.Value!))}").Order(StringComparer.Ordinal),
            own.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(
            expected["state"]!.AsObject().Select(pair => pair.Key).Where(key => !key.Contains("running_", StringComparison.Ordinal) && !key.EndsWith("tracked", StringComparison.Ordinal)),
            model.named_parameters().Select(named => named.name)); // the order in which PyTorch's optimizers number them
        Assert.Equal(expected["parameters"]!.GetValue<long>(), model.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Transformer_Padding_ChangesNothingOfTheOtherTokens()
    {
        using var model = Make("transformer");
        model.eval();
        using var outside = no_grad();
        using var shorter = model.call(tensor(new long[,] { { 5, 5, 9 } }));
        using var padded = model.call(tensor(new long[,] { { 5, 5, 9, 0, 0 } }));
        Assert.Equal(Fixture.Elements(shorter), Fixture.Elements(padded), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StateDict_ModelWithinAnother_KeepsItsNames(string name)
    {
        using var model = Make(name);
        var alone = model.state_dict().Keys.Select(key => $"inner.{key}").ToList();
        using var outer = new Outer(Make(name));
        Assert.Equal(alone, outer.state_dict().Keys);
    }

    [Fact]
    public void ResNet_UnknownDepth_IsTheCallersError() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResNet(new ResNetOptions(Depth: 19)));

    internal static nn.Module<Tensor, Tensor> Make(string name) => name switch
    {
        "mlp" => new Mlp(new MlpOptions(6, [8, 5], 3)),
        "lenet" => new LeNet(),
        "resnet18" => new ResNet(),
        "resnet34" => new ResNet(new ResNetOptions(34)),
        "resnet50" => new ResNet(new ResNetOptions(50)),
        _ => new TransformerClassifier(new TransformerOptions(11, 3, 9, 16, 4, 2, 24, NormFirst: name != "transformer", UsesGelu: name != "transformer")),
    };

    private static Tensor Input(string name, long[] shape)
    {
        if (name.StartsWith("transformer", StringComparison.Ordinal))
        {
            return tensor(new long[,] { { 3, 7, 10, 1, 2, 4 }, { 5, 5, 9, 0, 0, 0 } });
        }

        using var scope = NewDisposeScope();
        var flat = empty(shape.Aggregate((product, size) => product * size), ScalarType.Float64);
        Fixture.Fill("input", flat);
        return (flat.reshape(shape) * 5).MoveToOuterDisposeScope();
    }

    private sealed class Outer : nn.Module
    {
        public Outer(nn.Module inner)
            : base(nameof(Outer)) => register_module("inner", inner);
    }
}
