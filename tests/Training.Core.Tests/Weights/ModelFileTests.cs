using Training.Core.Models;
using Training.Core.Tests.Models;
using Training.Core.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Core.Tests.Weights;

public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Theory]
    [InlineData("mlp", ScalarType.Float32)]
    [InlineData("lenet", ScalarType.Float64)]
    [InlineData("transformer_prenorm", ScalarType.BFloat16)]
    public void SaveAndLoad_WholeModel_IsTheSameModel(string name, ScalarType type)
    {
        using var model = ZooTests.Make(name);
        model.to(type);
        ModelFile.Save(_directory.Combine("model.safetensors"), model);
        using var loaded = ModelFile.Load(_directory.Combine("model.safetensors"));
        Assert.Equal(model.GetType(), loaded.GetType());
        Assert.False(loaded.training);
        Assert.Equal(((IDescribedModel)model).Description.Options.ToJsonString(), ((IDescribedModel)loaded).Description.Options.ToJsonString());
        var (own, others) = (model.state_dict(), loaded.state_dict());
        Assert.Equal(own.Keys, others.Keys);
        Assert.All(own, pair => Assert.True(pair.Value.equal(others[pair.Key]).all().item<bool>() && pair.Value.dtype == others[pair.Key].dtype));
    }

    [Fact]
    public void Load_WeightsOnly_SaysHowToLoadThem()
    {
        using var model = ZooTests.Make("mlp");
        StateDict.Save(_directory.Combine("weights.safetensors"), model);
        Assert.Contains("StateDict.Load", Assert.Throws<WeightsFormatException>(() => ModelFile.Load(_directory.Combine("weights.safetensors"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resnet", """{"Depth":18}""")]
    [InlineData("mlp", """{"Inputs":6,"Hidden":[7],"Outputs":3}""")]
    [InlineData("mlp", "[]")]
    [InlineData("mlp", "{")]
    public void Load_OptionsOfAnotherModel_IsRefused(string name, string options)
    {
        using var model = ZooTests.Make("mlp");
        StateDict.Save(_directory.Combine("m"), model, new Dictionary<string, string> { ["model"] = name, ["model_options"] = options });
        Assert.Throws<WeightsFormatException>(() => ModelFile.Load(_directory.Combine("m")));
    }

    [Fact]
    public void Load_ModelOfOnesOwn_IsMadeByTheCatalog()
    {
        using var model = ZooTests.Make("mlp");
        StateDict.Save(_directory.Combine("m"), model, new Dictionary<string, string> { ["model"] = "mine", ["model_options"] = """{"Inputs":6,"Hidden":[8,5],"Outputs":3}""" });
        Assert.Throws<KeyNotFoundException>(() => ModelFile.Load(_directory.Combine("m")));
        using var loaded = ModelFile.Load(_directory.Combine("m"), new ModelCatalog().Add<MlpOptions>("mine", options => new Mlp(options)));
        Assert.IsType<Mlp>(loaded);
    }

    [Fact]
    public void Save_ModelThatDoesNotDescribeItself_IsTheCallersError()
    {
        using var model = nn.Linear(1, 1);
        Assert.Throws<ArgumentException>(() => ModelFile.Save(_directory.Combine("m"), model));
    }

    public void Dispose() => _directory.Dispose();
}
