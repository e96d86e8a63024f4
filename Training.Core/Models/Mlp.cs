using static TorchSharp.torch;

namespace Training.Core.Models;

/// <summary>Linear layers with ReLU between them. Maps (batch, …) to (batch, outputs); all but the batch is flattened.</summary>
/// <remarks>
/// Names are those of PyTorch's <c>nn.Sequential(nn.Linear, nn.ReLU, [nn.Dropout,] …, nn.Linear)</c>: <c>0.weight</c>, <c>2.weight</c> …
/// </remarks>
public sealed class Mlp : nn.Module<Tensor, Tensor>, IDescribedModel
{
    private readonly List<nn.Module<Tensor, Tensor>> _layers = [];

    /// <summary>A network with weights drawn as PyTorch draws them.</summary>
    public Mlp(MlpOptions options)
        : base(nameof(Mlp))
    {
        ArgumentNullException.ThrowIfNull(options);
        Description = ModelDescription.Of(ModelCatalog.Mlp, options);
        var width = options.Inputs;
        foreach (var next in options.Hidden)
        {
            Add(nn.Linear(width, next));
            Add(nn.ReLU());
            if (options.Dropout > 0)
            {
                Add(nn.Dropout(options.Dropout));
            }

            width = next;
        }

        Add(nn.Linear(width, options.Outputs));
    }

    /// <inheritdoc/>
    public ModelDescription Description { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var values = input.flatten(1);
        foreach (var layer in _layers)
        {
            values = layer.call(values);
        }

        return values.MoveToOuterDisposeScope();
    }

    private void Add(nn.Module<Tensor, Tensor> layer)
    {
        register_module($"{_layers.Count}", layer);
        _layers.Add(layer);
    }
}
