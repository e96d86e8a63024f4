using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Training.Core.Models;

/// <summary>A transformer's encoder layer with the names of PyTorch's <c>TransformerEncoderLayer</c>, its children open to hooks.</summary>
internal sealed class EncoderLayer : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly bool _isNormFirst, _usesGelu;

    [ComponentName(Name = "self_attn")]
    private readonly SelfAttention _attention;

    [ComponentName(Name = "linear1")]
    private readonly Linear _linear1;

    [ComponentName(Name = "linear2")]
    private readonly Linear _linear2;

    [ComponentName(Name = "norm1")]
    private readonly LayerNorm _norm1;

    [ComponentName(Name = "norm2")]
    private readonly LayerNorm _norm2;

    [ComponentName(Name = "dropout")]
    private readonly Dropout _dropout;

    [ComponentName(Name = "dropout1")]
    private readonly Dropout _dropout1;

    [ComponentName(Name = "dropout2")]
    private readonly Dropout _dropout2;

    public EncoderLayer(TransformerOptions options)
        : base(nameof(EncoderLayer))
    {
        (_isNormFirst, _usesGelu) = (options.NormFirst, options.UsesGelu);
        register_module("self_attn", _attention = new SelfAttention(options.Width, options.Heads, options.Dropout));
        register_module("linear1", _linear1 = nn.Linear(options.Width, options.FeedForward));
        register_module("dropout", _dropout = nn.Dropout(options.Dropout));
        register_module("linear2", _linear2 = nn.Linear(options.FeedForward, options.Width));
        register_module("norm1", _norm1 = nn.LayerNorm(options.Width));
        register_module("norm2", _norm2 = nn.LayerNorm(options.Width));
        register_module("dropout1", _dropout1 = nn.Dropout(options.Dropout));
        register_module("dropout2", _dropout2 = nn.Dropout(options.Dropout));
    }

    public override Tensor forward(Tensor input, Tensor? mask)
    {
        using var scope = NewDisposeScope();
        Tensor values;
        if (_isNormFirst)
        {
            values = input + Attend(_norm1.call(input), mask);
            values += FeedForward(_norm2.call(values));
        }
        else
        {
            values = _norm1.call(input + Attend(input, mask));
            values = _norm2.call(values + FeedForward(values));
        }

        return values.MoveToOuterDisposeScope();
    }

    private Tensor Attend(Tensor input, Tensor? mask) => _dropout1.call(_attention.call(input, mask));

    private Tensor FeedForward(Tensor input)
    {
        var hidden = _linear1.call(input);
        return _dropout2.call(_linear2.call(_dropout.call(_usesGelu ? F.gelu(hidden) : F.relu(hidden))));
    }
}
