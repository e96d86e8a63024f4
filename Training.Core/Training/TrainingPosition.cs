namespace Training.Core.Training;

/// <summary>What training does next.</summary>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Batch">The batch in it, from 0; above 0 the epoch has begun.</param>
internal readonly record struct TrainingPosition(int Epoch, int Batch);
