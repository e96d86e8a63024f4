using TorchSharp.Modules;

namespace Training.Core.Transfer;

/// <summary>Parameters that learn at one rate: what a parameter group of an optimizer is made of.</summary>
/// <param name="Name">The pattern that chose them.</param>
/// <param name="LearningRate">Their learning rate.</param>
/// <param name="Parameters">The parameters.</param>
public sealed record ParameterStage(string Name, double LearningRate, IReadOnlyList<Parameter> Parameters);
