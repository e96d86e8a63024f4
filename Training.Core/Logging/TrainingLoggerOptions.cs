using EventFormat.Writing;
using Training.Core.Data;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>What a <see cref="TrainingLogger"/> logs, and how often. Reading numbers from a GPU waits for it: the intervals say how rarely.</summary>
public sealed record TrainingLoggerOptions
{
    /// <summary>Optimizer steps between loss, learning rates, norms, speed and times.</summary>
    public int ScalarsEvery { get; init; } = 10;

    /// <summary>Optimizer steps between histograms of all weights and gradients; 0 for none.</summary>
    public int HistogramsEvery { get; init; } = 200;

    /// <summary>Whether the model's summary is logged as text.</summary>
    public bool LogsSummary { get; init; } = true;

    /// <summary>Whether the model's graph is logged.</summary>
    public bool LogsGraph { get; init; } = true;

    /// <summary>How the model is called, for summary and graph; needed only for models that are no <c>Module&lt;Tensor, Tensor&gt;</c>.</summary>
    public Func<Batch, Tensor>? Forward { get; init; }

    /// <summary>Whether validations of classifiers log their confusion matrix.</summary>
    public bool LogsConfusion { get; init; } = true;

    /// <summary>Images of the first validation batches shown with what is predicted; 0 for none.</summary>
    public int SampleImages { get; init; } = 16;

    /// <summary>Classes, from the first on, whose precision-recall curves validations log; 0 for none.</summary>
    public int PrCurveClasses { get; init; } = 10;

    /// <summary>Validation items embedded after the last epoch; 0 for none.</summary>
    public int EmbeddingPoints { get; init; } = 1000;

    /// <summary>The module whose outputs are the embedding, by its dotted name; the model's outputs by default.</summary>
    public string? EmbeddingLayer { get; init; }

    /// <summary>Names of the classes; their numbers by default.</summary>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>Hyperparameters of the run; none are logged if empty.</summary>
    public IReadOnlyDictionary<string, HParamValue> HParams { get; init; } = new Dictionary<string, HParamValue>();

    /// <summary>Results that the run is judged by beside its hyperparameters: tags of scalars.</summary>
    public IReadOnlyList<string> HParamMetrics { get; init; } = ["loss/validation", "loss/train"];

    /// <summary>Where durations come from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal string ClassName(int index) =>
        ClassNames is { } names && index < names.Count ? names[index] : index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
