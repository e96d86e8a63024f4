namespace Training.Core.Training;

/// <summary>How a training came out.</summary>
/// <param name="Epochs">Epochs completed, those before a resume included.</param>
/// <param name="Steps">Optimizer steps made, those before a resume included.</param>
/// <param name="Metrics">The latest results by name, such as <c>loss/validation</c>.</param>
/// <param name="StopReason">Why it stopped early; null when every epoch was trained.</param>
public sealed record TrainingResult(int Epochs, long Steps, IReadOnlyDictionary<string, double> Metrics, string? StopReason);
