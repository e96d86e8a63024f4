using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Training.Core.Models;

/// <summary>A small transformer that classifies sequences of tokens: embedding and learned positions, encoder, mean over the tokens, linear layer.</summary>
/// <remarks>
/// Maps tokens (batch, length), int64, to logits (batch, classes). The padding token is neither attended to nor averaged; each sequence has another token
/// than that. The names below <c>encoder</c> are those of PyTorch's <c>TransformerEncoder</c>, so that its weights load.
/// </remarks>
public sealed class TransformerClassifier : nn.Module<Tensor, Tensor>, IDescribedModel
{
    private readonly long _padding;

    [ComponentName(Name = "embedding")]
    private readonly Embedding _embedding;

    [ComponentName(Name = "position")]
    private readonly Embedding _position;

    [ComponentName(Name = "encoder")]
    private readonly Encoder _encoder;

    [ComponentName(Name = "fc")]
    private readonly Linear _fc;

    /// <summary>A network with weights drawn as PyTorch draws them.</summary>
    public TransformerClassifier(TransformerOptions options)
        : base(nameof(TransformerClassifier))
    {
        ArgumentNullException.ThrowIfNull(options);
        Description = ModelDescription.Of(ModelCatalog.Transformer, options);
        _padding = options.Padding;
        register_module("embedding", _embedding = nn.Embedding(options.Vocabulary, options.Width, padding_idx: options.Padding));
        register_module("position", _position = nn.Embedding(options.MaxLength, options.Width));
        register_module("encoder", _encoder = new Encoder(options));
        register_module("fc", _fc = nn.Linear(options.Width, options.Classes));
    }

    /// <inheritdoc/>
    public ModelDescription Description { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var isToken = input.not_equal(_padding);
        var values = _embedding.call(input) + _position.call(arange(input.shape[1], ScalarType.Int64, input.device));
        values = _encoder.call(values, isToken.unsqueeze(1).unsqueeze(1));
        var weights = isToken.to_type(values.dtype).unsqueeze(2);
        return _fc.call((values * weights).sum(1) / weights.sum(1)).MoveToOuterDisposeScope();
    }
}
