using Training.Core.Models;
using Training.Core.Summary;
using Training.Core.Transfer;
using static TorchSharp.torch;

namespace Training.Core.Tests.Summary;

[Collection(Alone.Name)]
public sealed class ModelSummaryTests
{
    [Theory]
    [InlineData(18, 11_689_512, 1.814)]
    [InlineData(34, 21_797_672, 3.664)]
    [InlineData(50, 25_557_032, 4.089)]
    public void Of_ResNet_HasThePublishedParametersAndMultiplyAdds(int depth, long parameters, double billions)
    {
        using var model = new ResNet(new ResNetOptions(depth));
        var summary = ModelSummary.Of(model, 1, 3, 224, 224);
        Assert.Equal(parameters, summary.Parameters);
        Assert.Equal(billions, summary.MultiplyAdds / 1e9, 0.0006);
        Assert.Equal(["ResNet ", "conv1 Conv2d", "bn1 BatchNorm2d", "layer1 Sequential", "layer1.0 "], summary.Layers.Take(5).Select(layer => layer.Depth switch
        {
            0 => $"{layer.Type} ",
            1 => $"{layer.Name} {layer.Type}",
            _ => $"{layer.Name} ",
        })); // each before its children
    }

    [Fact]
    public void Of_LeNet_CountsByHand()
    {
        using var model = new LeNet();
        model.Freeze("conv1");
        var summary = ModelSummary.Of(model, 2, 1, 28, 28);
        Assert.Equal(["", "conv1", "conv2", "fc1", "fc2", "fc3"], summary.Layers.Select(layer => layer.Name));
        Assert.Equal([0L, 2 * 28 * 28 * 6 * 25, 2 * 10 * 10 * 16 * 150, 2 * 48_000, 2 * 10_080, 2 * 840], summary.Layers.Select(layer => layer.MultiplyAdds));
        Assert.Equal([2L, 16, 10, 10], summary.Layers[2].OutputShapes[0]);
        Assert.Equal([2L, 6, 14, 14], summary.Layers[2].InputShapes[0]);
        Assert.Equal((61_706, 61_706 - 156), (summary.Parameters, summary.TrainableParameters));
        Assert.Equal((2 * 28 * 28 * 4, 61_706 * 4, (61_706 - 156) * 4), (summary.InputBytes, summary.WeightBytes, summary.GradientBytes));
        Assert.Equal(2 * 4 * ((28 * 28 * 6) + (10 * 10 * 16) + 120 + 84 + 10), summary.ActivationBytes);
        Assert.True(model.training);
    }

    [Fact]
    public void Of_Transformer_CountsAttention()
    {
        using var model = new TransformerClassifier(new TransformerOptions(11, 3, 9, 16, 4, 1, 24));
        using var tokens = tensor(new long[,] { { 3, 7, 10, 1, 2, 4 }, { 5, 5, 9, 0, 0, 0 } });
        var attention = Assert.Single(ModelSummary.Of(model, tokens).Layers, layer => layer.Type == "SelfAttention");
        Assert.Equal((2 * 6 * 3 * 16 * 16) + (2 * 2 * 6 * 6 * 16), attention.MultiplyAdds);
    }

    [Fact]
    public void Of_NativeAttention_CountsWhatOursDoes()
    {
        using var attention = nn.MultiheadAttention(16, 4);
        using var x = ones(6, 2, 16); // length, batch, width
        var summary = ModelSummary.Of(attention, () => attention.call(x, x, x), x);
        Assert.Equal((2 * 6 * 4 * 16 * 16) + (2 * 2 * 6 * 6 * 16), summary.MultiplyAdds);
        Assert.Equal([6L, 2, 16], summary.Layers[0].OutputShapes[0]);
    }

    [Fact]
    public void Of_Recurrence_CountsItsMatricesPerToken()
    {
        using var lstm = nn.LSTM(5, 7);
        using var x = ones(3, 2, 5);
        var summary = ModelSummary.Of(lstm, () => lstm.call(x), x);
        Assert.Equal(3 * 2 * 4 * ((5 * 7) + (7 * 7)), summary.MultiplyAdds);
    }

    [Fact]
    public void Of_ModuleUsedTwice_CountsBothCallsAndItsParametersOnce()
    {
        using var layer = nn.Linear(4, 4);
        using var model = nn.Sequential(("a", layer), ("b", nn.ReLU()), ("c", layer));
        var summary = ModelSummary.Of(model, 1, 4);
        Assert.Equal(20, summary.Parameters);
        Assert.Equal(32, summary.MultiplyAdds);
        Assert.Equal(2, summary.Layers.Single(one => one.Name == "a").Calls);
    }

    [Fact]
    public void Of_ModelInTraining_LeavesModesAndStatisticsAsTheyWere()
    {
        using var model = new ResNet();
        model.train();
        model.named_children().Single(named => named.name == "layer1").module.eval();
        var before = Fixture.Elements(model.get_buffer("bn1.running_mean")!);
        ModelSummary.Of(model, 1, 3, 32, 32);
        Assert.Equal(before, Fixture.Elements(model.get_buffer("bn1.running_mean")!));
        Assert.All(model.named_modules(), named => Assert.Equal(!named.name.StartsWith("layer1", StringComparison.Ordinal), named.module.training));
    }

    [Fact]
    public void ToString_IsATableWithTotals()
    {
        using var model = new Mlp(new MlpOptions(6, [8], 3));
        model.Freeze("0");
        Assert.Equal(
            """
            Layer         Output shape  Parameters  Multiply-adds  Trainable
            ────────────────────────────────────────────────────────────────
            Mlp           [2, 3]                 –              –
              0 (Linear)  [2, 8]                56             96  frozen
              1 (ReLU)    [2, 8]                 –              –
              2 (Linear)  [2, 3]                27             48  yes
            ────────────────────────────────────────────────────────────────
            Parameters: 83
            Trainable: 27
            Frozen: 56
            Multiply-adds: 144
            Input: 48 B
            Weights: 332 B
            Activations: 152 B
            Training step, estimated: 792 B

            """.ReplaceLineEndings("\n"),
            ModelSummary.Of(model, 2, 6).ToString());
    }

    [Fact]
    public void Of_LeavesNoTensor()
    {
        using var model = new LeNet();
        TensorCount.AssertUnchanged(() => ModelSummary.Of(model, 1, 1, 28, 28));
    }
}
