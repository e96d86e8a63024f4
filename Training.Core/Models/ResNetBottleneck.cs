using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Training.Core.Models;

/// <summary>The block of the larger residual networks: 1×1, 3×3 and 1×1 convolutions and a shortcut around them.</summary>
internal sealed class ResNetBottleneck : nn.Module<Tensor, Tensor>
{
    public const int Expansion = 4;

    [ComponentName(Name = "conv1")]
    private readonly Conv2d _conv1;

    [ComponentName(Name = "conv2")]
    private readonly Conv2d _conv2;

    [ComponentName(Name = "conv3")]
    private readonly Conv2d _conv3;

    [ComponentName(Name = "bn1")]
    private readonly BatchNorm2d _bn1;

    [ComponentName(Name = "bn2")]
    private readonly BatchNorm2d _bn2;

    [ComponentName(Name = "bn3")]
    private readonly BatchNorm2d _bn3;

    [ComponentName(Name = "downsample")]
    private readonly Sequential? _downsample;

    public ResNetBottleneck(long channels, long planes, long stride)
        : base("Bottleneck")
    {
        var outputs = planes * Expansion;
        register_module("conv1", _conv1 = nn.Conv2d(channels, planes, kernel_size: 1L, bias: false));
        register_module("bn1", _bn1 = nn.BatchNorm2d(planes));
        register_module("conv2", _conv2 = nn.Conv2d(planes, planes, kernel_size: 3L, stride: stride, padding: 1L, bias: false));
        register_module("bn2", _bn2 = nn.BatchNorm2d(planes));
        register_module("conv3", _conv3 = nn.Conv2d(planes, outputs, kernel_size: 1L, bias: false));
        register_module("bn3", _bn3 = nn.BatchNorm2d(outputs));
        _downsample = ResNetBlock.Shortcut(channels, outputs, stride);
        if (_downsample is not null)
        {
            register_module("downsample", _downsample);
        }
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var values = F.relu(_bn1.call(_conv1.call(input)));
        values = F.relu(_bn2.call(_conv2.call(values)));
        values = _bn3.call(_conv3.call(values));
        return F.relu(values + (_downsample?.call(input) ?? input)).MoveToOuterDisposeScope();
    }
}
