using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Training.Core.Models;

/// <summary>Residual networks of 18, 34 and 50 layers: He et al., "Deep residual learning for image recognition" (2015).</summary>
/// <remarks>
/// Maps images (batch, channels, height, width), 32 pixels or more either way, to logits (batch, classes). Names and shapes are torchvision's (<c>layer1.0.conv1.weight</c>
/// … <c>fc.bias</c>; 50 layers in the variant that strides in the 3×3 convolution), so that its pretrained weights load.
/// </remarks>
public sealed class ResNet : nn.Module<Tensor, Tensor>, IDescribedModel
{
    [ComponentName(Name = "conv1")]
    private readonly Conv2d _conv1;

    [ComponentName(Name = "bn1")]
    private readonly BatchNorm2d _bn1;
    private readonly Sequential[] _stages;

    [ComponentName(Name = "fc")]
    private readonly Linear _fc;

    /// <summary>A network with weights drawn as torchvision draws them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The depth is not 18, 34 or 50.</exception>
    public ResNet(ResNetOptions? options = null)
        : base(nameof(ResNet))
    {
        options ??= new ResNetOptions();
        Description = ModelDescription.Of(ModelCatalog.ResNet, options);
        int[] blocks = options.Depth switch
        {
            18 => [2, 2, 2, 2],
            34 or 50 => [3, 4, 6, 3],
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Depth, "There are residual networks of 18, 34 and 50 layers here."),
        };
        register_module("conv1", _conv1 = nn.Conv2d(options.Channels, 64, kernel_size: 7L, stride: 2L, padding: 3L, bias: false));
        register_module("bn1", _bn1 = nn.BatchNorm2d(64));
        long channels = 64;
        _stages = new Sequential[blocks.Length];
        for (var stage = 0; stage < blocks.Length; stage++)
        {
            register_module($"layer{stage + 1}", _stages[stage] = Stage(options.Depth >= 50, ref channels, 64L << stage, blocks[stage], stride: stage == 0 ? 1 : 2));
        }

        register_module("fc", _fc = nn.Linear(channels, options.Classes));
        Initialize();
    }

    /// <inheritdoc/>
    public ModelDescription Description { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var values = F.relu(_bn1.call(_conv1.call(input)));
        values = F.max_pool2d(values, 3, 2, 1);
        foreach (var stage in _stages)
        {
            values = stage.call(values);
        }

        return _fc.call(values.mean([2, 3])).MoveToOuterDisposeScope();
    }

    private static Sequential Stage(bool isBottleneck, ref long channels, long planes, int count, long stride)
    {
        var blocks = new nn.Module<Tensor, Tensor>[count];
        for (var i = 0; i < count; i++)
        {
            var (from, by) = (channels, i == 0 ? stride : 1);
            blocks[i] = isBottleneck ? new ResNetBottleneck(from, planes, by) : new ResNetBlock(from, planes, by);
            channels = isBottleneck ? planes * ResNetBottleneck.Expansion : planes;
        }

        return nn.Sequential(blocks);
    }

    private void Initialize()
    {
        foreach (var convolution in modules().OfType<Conv2d>())
        {
            nn.init.kaiming_normal_(convolution.weight, mode: nn.init.FanInOut.FanOut, nonlinearity: nn.init.NonlinearityType.ReLU);
        }
    }
}
