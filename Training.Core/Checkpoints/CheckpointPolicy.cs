using Training.Core.Metrics;

namespace Training.Core.Checkpoints;

/// <summary>When checkpoints are made, and which are kept. The last one is made in any case, also when training is stopped in the middle of an epoch.</summary>
public sealed record CheckpointPolicy
{
    /// <summary>Epochs between checkpoints; 0 for none at the end of epochs.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>Optimizer steps between checkpoints within epochs; 0 for none.</summary>
    public long EverySteps { get; init; }

    /// <summary>How many of the newest are kept; 2, so that there is another one should the newest be damaged.</summary>
    public int KeepLast { get; init; } = 2;

    /// <summary>How many of the best are kept, when <see cref="Monitor"/> is given.</summary>
    public int KeepBest { get; init; } = 1;

    /// <summary>Those after every so many epochs are kept for ever; 0 for none.</summary>
    public int KeepEveryEpochs { get; init; }

    /// <summary>The metric that says which are best, such as <c>loss/validation</c>.</summary>
    public string? Monitor { get; init; }

    /// <summary>Whether less or more of it is better.</summary>
    public Better Better { get; init; }

    internal CheckpointPolicy Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(EveryEpochs);
        ArgumentOutOfRangeException.ThrowIfNegative(EverySteps);
        ArgumentOutOfRangeException.ThrowIfLessThan(KeepLast, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(KeepBest);
        ArgumentOutOfRangeException.ThrowIfNegative(KeepEveryEpochs);
        return this;
    }
}
