using Training.Core.Metrics;
using Training.Core.MixedPrecision;
using Training.Core.Runs;
using Training.Core.Schedules;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>How a <see cref="Trainer"/> trains; the defaults are those of a plain loop.</summary>
public sealed record TrainerOptions
{
    /// <summary>How many epochs, counted from the very first one: a resumed training makes those that are left.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Where batches are moved to and losses computed; the model must be there already.</summary>
    public Device Device { get; init; } = CPU;

    /// <summary>Batches whose gradients make one optimizer step, as one large batch would: each item counts the same, in a short last window, too.</summary>
    public int AccumulationSteps { get; init; } = 1;

    /// <summary>Most items computed at once: larger batches are computed in parts, as if they were whole, except that batch normalisation sees the parts; 0 for no limit.</summary>
    public int MicroBatchSize { get; init; }

    /// <summary>Scales gradients down whose common 2-norm is larger; null leaves them.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>Limits every element of the gradients to ± this; null leaves them. Before <see cref="ClipNorm"/> when both are given.</summary>
    public double? ClipValue { get; init; }

    /// <summary>In what precision forward passes compute.</summary>
    public ComputePrecision Precision { get; init; }

    /// <summary>Scales losses so that small gradients survive half precision; made by itself for <see cref="ComputePrecision.Float16"/>.</summary>
    public GradScaler? GradScaler { get; init; }

    /// <summary>Changes learning rates; null leaves them as they are.</summary>
    public LearningRateScheduler? Scheduler { get; init; }

    /// <summary>Makes the metrics of one pass, beside the loss; called for every pass.</summary>
    public Func<IReadOnlyList<Metric>> Metrics { get; init; } = static () => [];

    /// <summary>What else is to happen, in this order.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>The run that results and failures are written to; it stays the caller's.</summary>
    public Run? Run { get; init; }

    /// <summary>Whether Ctrl-C and SIGTERM (what schedulers send) end training in order, checkpoint included; a second one ends the process.</summary>
    public bool StopsOnInterrupt { get; init; } = true;

    /// <summary>Where durations come from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal TrainerOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(AccumulationSteps, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MicroBatchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ClipNorm ?? 1, nameof(ClipNorm));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ClipValue ?? 1, nameof(ClipValue));
        return Precision == ComputePrecision.Float16 && GradScaler is null ? this with { GradScaler = new GradScaler() } : this;
    }
}
