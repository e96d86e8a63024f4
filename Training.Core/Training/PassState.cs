namespace Training.Core.Training;

/// <summary>What a pass has summed up, so that it can be interrupted and resumed.</summary>
internal sealed record PassState(double LossSum, long Items, IReadOnlyList<double[]> Metrics);
