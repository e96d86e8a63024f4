using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Training.Core.Models;

/// <summary>The block of the smaller residual networks: two 3×3 convolutions and a shortcut around them.</summary>
internal sealed class ResNetBlock : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "conv1")]
    private readonly Conv2d _conv1;

    [ComponentName(Name = "conv2")]
    private readonly Conv2d _conv2;

    [ComponentName(Name = "bn1")]
    private readonly BatchNorm2d _bn1;

    [ComponentName(Name = "bn2")]
    private readonly BatchNorm2d _bn2;

    [ComponentName(Name = "downsample")]
    private readonly Sequential? _downsample;

    public ResNetBlock(long channels, long planes, long stride)
        : base("BasicBlock")
    {
        register_module("conv1", _conv1 = nn.Conv2d(channels, planes, kernel_size: 3L, stride: stride, padding: 1L, bias: false));
        register_module("bn1", _bn1 = nn.BatchNorm2d(planes));
        register_module("conv2", _conv2 = nn.Conv2d(planes, planes, kernel_size: 3L, padding: 1L, bias: false));
        register_module("bn2", _bn2 = nn.BatchNorm2d(planes));
        _downsample = Shortcut(channels, planes, stride);
        if (_downsample is not null)
        {
            register_module("downsample", _downsample);
        }
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var values = F.relu(_bn1.call(_conv1.call(input)));
        values = _bn2.call(_conv2.call(values));
        return F.relu(values + (_downsample?.call(input) ?? input)).MoveToOuterDisposeScope();
    }

    /// <summary>What brings a block's input to the shape of its output; null where it has it already.</summary>
    public static Sequential? Shortcut(long channels, long outputs, long stride) => stride == 1 && channels == outputs
        ? null
        : nn.Sequential(nn.Conv2d(channels, outputs, kernel_size: 1L, stride: stride, bias: false), nn.BatchNorm2d(outputs));
}
