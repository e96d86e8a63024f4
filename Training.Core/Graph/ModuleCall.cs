using static TorchSharp.torch;

namespace Training.Core.Graph;

/// <summary>One call of a module during a forward pass.</summary>
/// <param name="Name">The module's dotted name in the model; empty for the model itself.</param>
/// <param name="Module">The module.</param>
/// <param name="Inputs">Tensors it was given, those within tuples included. They belong to the forward pass.</param>
internal sealed record ModuleCall(string Name, nn.Module Module, IReadOnlyList<Tensor> Inputs);
