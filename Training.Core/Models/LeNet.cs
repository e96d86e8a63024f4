using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Training.Core.Models;

/// <summary>The small convolutional network for digits of LeCun et al., "Gradient-based learning applied to document recognition" (1998), with ReLU and max pooling.</summary>
/// <remarks>Maps images (batch, channels, 28, 28) to logits (batch, classes). Names: <c>conv1</c>, <c>conv2</c>, <c>fc1</c>, <c>fc2</c>, <c>fc3</c>.</remarks>
public sealed class LeNet : nn.Module<Tensor, Tensor>, IDescribedModel
{
    [ComponentName(Name = "conv1")]
    private readonly Conv2d _conv1;

    [ComponentName(Name = "conv2")]
    private readonly Conv2d _conv2;

    [ComponentName(Name = "fc1")]
    private readonly Linear _fc1;

    [ComponentName(Name = "fc2")]
    private readonly Linear _fc2;

    [ComponentName(Name = "fc3")]
    private readonly Linear _fc3;

    /// <summary>A network with weights drawn as PyTorch draws them.</summary>
    public LeNet(LeNetOptions? options = null)
        : base(nameof(LeNet))
    {
        options ??= new LeNetOptions();
        Description = ModelDescription.Of(ModelCatalog.LeNet, options);
        register_module("conv1", _conv1 = nn.Conv2d(options.Channels, 6, kernel_size: 5L, padding: 2L));
        register_module("conv2", _conv2 = nn.Conv2d(6, 16, kernel_size: 5L));
        register_module("fc1", _fc1 = nn.Linear(16 * 5 * 5, 120));
        register_module("fc2", _fc2 = nn.Linear(120, 84));
        register_module("fc3", _fc3 = nn.Linear(84, options.Classes));
    }

    /// <inheritdoc/>
    public ModelDescription Description { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var values = F.max_pool2d(F.relu(_conv1.call(input)), 2);
        values = F.max_pool2d(F.relu(_conv2.call(values)), 2);
        values = F.relu(_fc1.call(values.flatten(1)));
        values = F.relu(_fc2.call(values));
        return _fc3.call(values).MoveToOuterDisposeScope();
    }
}
