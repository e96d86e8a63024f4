using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Training.Core.Models;

/// <summary>Encoder layers one after the other, with the names of PyTorch's <c>TransformerEncoder</c>.</summary>
internal sealed class Encoder : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly EncoderLayer[] _layers;

    [ComponentName(Name = "norm")]
    private readonly LayerNorm? _norm;

    public Encoder(TransformerOptions options)
        : base(nameof(Encoder))
    {
        _layers = [.. Enumerable.Range(0, options.Layers).Select(_ => new EncoderLayer(options))];
        register_module("layers", nn.ModuleList(_layers));
        if (options.NormFirst)
        {
            register_module("norm", _norm = nn.LayerNorm(options.Width));
        }
    }

    public override Tensor forward(Tensor input, Tensor? mask)
    {
        using var scope = NewDisposeScope();
        var values = input;
        foreach (var layer in _layers)
        {
            values = layer.call(values, mask);
        }

        return (_norm?.call(values) ?? values.alias()).MoveToOuterDisposeScope();
    }
}
