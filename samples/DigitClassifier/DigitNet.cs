using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace DigitClassifier;

/// <summary>Two convolutions, two linear layers: from (batch, 1, 8, 8) to logits of ten classes.</summary>
internal sealed class DigitNet : Module<Tensor, Tensor>
{
    private readonly Conv2d _conv1 = Conv2d(1, 32, 3, padding: 1L);
    private readonly BatchNorm2d _norm1 = BatchNorm2d(32);
    private readonly Conv2d _conv2 = Conv2d(32, 64, 3, padding: 1L);
    private readonly BatchNorm2d _norm2 = BatchNorm2d(64);
    private readonly Linear _fc1 = Linear(64 * 4 * 4, 64);
    private readonly Dropout _dropout = Dropout(0.3);
    private readonly Linear _fc2 = Linear(64, 10);

    public DigitNet()
        : base(nameof(DigitNet)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var values = F.relu(_norm1.call(_conv1.call(input)));
        values = F.max_pool2d(F.relu(_norm2.call(_conv2.call(values))), 2);
        values = F.relu(_fc1.call(values.flatten(1)));
        return _fc2.call(_dropout.call(values)).MoveToOuterDisposeScope();
    }
}
