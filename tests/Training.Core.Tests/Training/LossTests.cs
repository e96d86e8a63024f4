using Training.Core.Tests.Fixtures;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace Training.Core.Tests.Training;

/// <summary>What users give a trainer as its loss: value and gradient are PyTorch's.</summary>
public sealed class LossTests
{
    public static TheoryData<string> Names => [.. Losses.Keys];

    private static Dictionary<string, Func<Tensor, Tensor>> Losses { get; } = new()
    {
        ["cross_entropy"] = x => F.cross_entropy(x, Classes()),
        ["cross_entropy_weighted_smoothed"] = x => F.cross_entropy(x, Classes(), Input("weights"), label_smoothing: 0.1),
        ["cross_entropy_shares"] = x => F.cross_entropy(x, Distribution()),
        ["nll_loss"] = x => F.nll_loss(x.log_softmax(1), Classes(), Input("weights")),
        ["binary_cross_entropy_with_logits"] = x => F.binary_cross_entropy_with_logits(x, Input("shares"), pos_weights: Input("weights")),
        ["binary_cross_entropy"] = x => F.binary_cross_entropy(x.sigmoid(), Input("shares")),
        ["kl_div"] = x => F.kl_div(x.log_softmax(1), Distribution(), log_target: false, Reduction.Sum) / x.shape[0],
        ["mse_loss"] = x => F.mse_loss(x, Input("values")),
        ["l1_loss"] = x => F.l1_loss(x, Input("values")),
        ["smooth_l1_loss"] = x => F.smooth_l1_loss(x, Input("values"), beta: 0.7),
        ["huber_loss"] = x => F.huber_loss(x, Input("values"), 0.7),
        ["poisson_nll_loss"] = x => F.poisson_nll_loss(x, Input("shares")),
        ["hinge_embedding_loss"] = x => F.hinge_embedding_loss(x[.., 0], Input("signs"), 1),
        ["cosine_embedding_loss"] = x => F.cosine_embedding_loss(x, Input("values"), Input("signs"), margin: 0.2),
        ["triplet_margin_loss"] = x => F.triplet_margin_loss(x, Input("values"), Input("shares"), margin: 0.5),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_ValueAndGradient_ArePyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var input = Input("logits").requires_grad_();
        var loss = Losses[name](input);
        loss.backward();
        Assert.Equal(PyTorch.Number("losses", name, "value"), loss.item<double>(), 1e-12);
        Assert.True(input.grad!.allclose(PyTorch.Get("losses", name, "gradient").Doubles(), 1e-10, 1e-12), name);
    }

    private static Tensor Input(string name) => PyTorch.Get("lossInputs", name).Doubles();

    private static Tensor Classes() => PyTorch.Get("lossInputs", "classes").Longs();

    private static Tensor Distribution() => Input("shares") / Input("shares").sum(1, keepdim: true);
}
