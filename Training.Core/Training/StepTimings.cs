namespace Training.Core.Training;

/// <summary>Where the time of one batch went.</summary>
/// <param name="DataWait">Waiting for the loader, and moving the batch to the device.</param>
/// <param name="Forward">Model and loss.</param>
/// <param name="Backward">Gradients.</param>
/// <param name="Optimizer">Unscaling, clipping and the step; zero for batches that only accumulate.</param>
/// <remarks>On a GPU this is what it took to queue the work, except where something waited for it.</remarks>
public readonly record struct StepTimings(TimeSpan DataWait, TimeSpan Forward, TimeSpan Backward, TimeSpan Optimizer)
{
    /// <summary>All parts together.</summary>
    public TimeSpan Total => DataWait + Forward + Backward + Optimizer;

    /// <summary>Sums part by part.</summary>
    public static StepTimings operator +(StepTimings a, StepTimings b) =>
        new(a.DataWait + b.DataWait, a.Forward + b.Forward, a.Backward + b.Backward, a.Optimizer + b.Optimizer);

    /// <inheritdoc cref="op_Addition"/>
    public static StepTimings Add(StepTimings left, StepTimings right) => left + right;
}
