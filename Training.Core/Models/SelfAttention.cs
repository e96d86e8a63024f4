using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Training.Core.Models;

/// <summary>Multi-head self-attention with the names of PyTorch's <c>MultiheadAttention</c>: Vaswani et al., "Attention is all you need" (2017).</summary>
/// <remarks>Maps vectors (batch, length, width) and a mask to vectors; the mask, bool, broadcasts to (batch, heads, length, length): true where a token may be attended to.</remarks>
internal sealed class SelfAttention : nn.Module<Tensor, Tensor?, Tensor>
{
    private readonly long _heads;
    private readonly double _dropout;

    [ComponentName(Name = "in_proj_weight")]
    private readonly Parameter _inputWeight;

    [ComponentName(Name = "in_proj_bias")]
    private readonly Parameter _inputBias;

    [ComponentName(Name = "out_proj")]
    private readonly Linear _output;

    public SelfAttention(long width, long heads, double dropout)
        : base(nameof(SelfAttention))
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(width % heads, 0, nameof(width));
        (_heads, _dropout) = (heads, dropout);
        _inputWeight = nn.Parameter(nn.init.xavier_uniform_(empty(3 * width, width)));
        _inputBias = nn.Parameter(zeros(3 * width));
        _output = nn.Linear(width, width);
        nn.init.zeros_(_output.bias);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input, Tensor? mask)
    {
        using var scope = NewDisposeScope();
        var (batch, length, width) = (input.shape[0], input.shape[1], input.shape[2]);
        var projected = F.linear(input, _inputWeight, _inputBias).view(batch, length, 3, _heads, width / _heads).permute(2, 0, 3, 1, 4).unbind(0);
        var attended = F.scaled_dot_product_attention(projected[0], projected[1], projected[2], mask, training ? _dropout : 0);
        return _output.call(attended.transpose(1, 2).reshape(batch, length, width)).MoveToOuterDisposeScope();
    }
}
