using TorchSharp.Modules;
using Training.Core.Models;
using static TorchSharp.torch;

namespace Training.Core.Summary;

/// <summary>How many multiplications with additions a call of a layer takes: convolutions, linear layers, attention and recurrence, beside which the rest is little.</summary>
internal static class MultiplyAdds
{
    public static long Of(nn.Module module, IReadOnlyList<long[]> inputs, IReadOnlyList<long[]> outputs) => (module, inputs, outputs) switch
    {
        (ConvolutionTranspose layer, [var input, ..], _) => Product(input) * PerChannel(layer) * layer.out_channels / layer.groups,
        (Convolution layer, _, [var output, ..]) => Product(output) * PerChannel(layer) * layer.in_channels / layer.groups,
        (Linear layer, _, [var output, ..]) => Product(output) * layer.in_features,
        (Bilinear layer, _, [var output, ..]) => Product(output) * Matrices(layer) / output[^1],
        (SelfAttention, [[var batch, var length, var width], ..], _) => batch * length * ((3 * width * width) + (2 * length * width)), // its output layer counts itself
        (MultiheadAttention layer, [var query, var key, ..], _) => Attention(query, key, Matrices(layer)),
        (TransformerEncoderLayer layer, [var input, ..], _) => Attention(input, input, Matrices(layer)),
        (LSTM or GRU or RNN, [var input, ..], _) => Product(input) / input[^1] * Matrices(module),
        (LSTMCell or GRUCell or RNNCell, [var input, ..], _) => Product(input) / input[^1] * Matrices(module),
        _ => 0,
    };

    private static long Product(long[] shape) => shape.Aggregate(1L, (product, size) => product * size);

    private static long PerChannel(Convolution layer) => Product(layer.kernel_size);

    /// <summary>Numbers in the matrices of a layer: each is used once per item.</summary>
    private static long Matrices(nn.Module module) => module.parameters().Where(parameter => parameter.dim() > 1).Sum(parameter => parameter.numel());

    /// <summary>Of (length, batch, width): every matrix per token, then scores and their weighted sums.</summary>
    private static long Attention(long[] query, long[] key, long matrices) =>
        query.Length == 3 && key.Length == 3 ? query[1] * ((query[0] * matrices) + (2 * query[0] * key[0] * query[2])) : 0;
}
