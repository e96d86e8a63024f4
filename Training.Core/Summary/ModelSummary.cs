using Training.Core.Graph;
using static TorchSharp.torch;

namespace Training.Core.Summary;

/// <summary>What a model is made of: its layers, their shapes, parameters and work, and an estimate of the memory it takes.</summary>
/// <remarks><see cref="ToString"/> is a table. Making one runs the model once in evaluation mode without gradients, and leaves it as it was.</remarks>
public sealed record ModelSummary
{
    private ModelSummary()
    {
    }

    /// <summary>The model, and its modules depth first.</summary>
    public required IReadOnlyList<LayerSummary> Layers { get; init; }

    /// <summary>Numbers in all parameters; shared ones count once.</summary>
    public required long Parameters { get; init; }

    /// <summary>How many of them are not frozen.</summary>
    public required long TrainableParameters { get; init; }

    /// <summary>Multiplications with additions of convolutions, linear layers, attention and recurrence in one forward pass. Twice as many floating-point operations.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>Bytes of the input.</summary>
    public required long InputBytes { get; init; }

    /// <summary>Bytes of parameters and buffers.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>Bytes of the gradients of what is trainable.</summary>
    public required long GradientBytes { get; init; }

    /// <summary>Bytes of the outputs of all layers, which training keeps for the backward pass.</summary>
    public long ActivationBytes => Layers.Sum(layer => layer.OutputBytes);

    /// <summary>Estimate of what a training step holds: input, weights, gradients, activations and their gradients. Adam adds twice the gradients, momentum once.</summary>
    public long TrainingBytes => InputBytes + WeightBytes + GradientBytes + (2 * ActivationBytes);

    /// <summary>Summarises a model of one input.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">An input like those it will get, on its device.</param>
    public static ModelSummary Of(nn.Module<Tensor, Tensor> model, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model, () => model.call(input), input);
    }

    /// <summary>Summarises a model of one input of random single-precision numbers.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputShape">Shape of the input, batch first.</param>
    public static ModelSummary Of(nn.Module<Tensor, Tensor> model, params long[] inputShape)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var input = zeros(inputShape, device: model.parameters().FirstOrDefault()?.device);
        return Of(model, input);
    }

    /// <summary>Summarises a model of any signature.</summary>
    /// <param name="model">The model.</param>
    /// <param name="forward">Calls it.</param>
    /// <param name="inputs">What the call is given.</param>
    public static ModelSummary Of(nn.Module model, Action forward, params IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(inputs);
        var seen = new LayerObserver(model);
        using (new EvaluationMode(model))
        using (NewDisposeScope())
        using (new ModuleHooks(model, _ => { }, seen.Observe))
        {
            forward();
        }

        var parameters = model.parameters().DistinctBy(parameter => parameter.Handle).ToList();
        return new ModelSummary
        {
            Layers = seen.Layers(),
            Parameters = parameters.Sum(parameter => parameter.numel()),
            TrainableParameters = parameters.Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel()),
            InputBytes = inputs.Sum(LayerObserver.Bytes),
            WeightBytes = parameters.Sum(LayerObserver.Bytes) + model.buffers().DistinctBy(buffer => buffer.Handle).Sum(LayerObserver.Bytes),
            GradientBytes = parameters.Where(parameter => parameter.requires_grad).Sum(LayerObserver.Bytes),
        };
    }

    /// <summary>A table of the layers, and totals below it.</summary>
    public override string ToString() => SummaryTable.Text(this);

    /// <summary>The same as a table in markdown.</summary>
    public string ToMarkdown() => SummaryTable.Markdown(this);
}
