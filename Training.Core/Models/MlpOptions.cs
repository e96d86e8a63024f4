namespace Training.Core.Models;

/// <summary>What an <see cref="Mlp"/> is made of.</summary>
/// <param name="Inputs">Features of an item.</param>
/// <param name="Hidden">Width of each hidden layer; none makes a linear model.</param>
/// <param name="Outputs">Outputs per item: classes, say.</param>
/// <param name="Dropout">Probability, below 1, that a hidden value is dropped while training; 0 leaves dropout out.</param>
public sealed record MlpOptions(long Inputs, IReadOnlyList<long> Hidden, long Outputs, double Dropout = 0);
