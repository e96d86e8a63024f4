namespace Training.Core.Checkpoints;

/// <summary>What a training goes on from.</summary>
/// <param name="Path">The checkpoint.</param>
/// <param name="Epoch">Epochs completed.</param>
/// <param name="Step">Optimizer steps made.</param>
/// <param name="Damaged">Newer checkpoints that were passed over, and why.</param>
public sealed record ResumedTraining(string Path, int Epoch, long Step, IReadOnlyList<CheckpointException> Damaged);
