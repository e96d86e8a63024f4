namespace Training.Core.Summary;

/// <summary>One module of a model, as a forward pass saw it.</summary>
/// <param name="Name">Its dotted name; empty for the model itself.</param>
/// <param name="Type">What it is: <c>Conv2d</c>.</param>
/// <param name="InputShapes">Shapes of the tensors it was given at its first call; none when it was not called.</param>
/// <param name="OutputShapes">Shapes of the tensors it gave.</param>
/// <param name="Parameters">Numbers in its own parameters, those of its children not included.</param>
/// <param name="TrainableParameters">How many of them are not frozen.</param>
/// <param name="MultiplyAdds">Multiplications with additions in all its calls, its children's not included.</param>
/// <param name="Calls">How many times it was called.</param>
/// <param name="IsLeaf">It has no children.</param>
public sealed record LayerSummary(
    string Name,
    string Type,
    IReadOnlyList<IReadOnlyList<long>> InputShapes,
    IReadOnlyList<IReadOnlyList<long>> OutputShapes,
    long Parameters,
    long TrainableParameters,
    long MultiplyAdds,
    int Calls,
    bool IsLeaf)
{
    /// <summary>How deep in the model it is: 0 for the model itself.</summary>
    public int Depth => Name.Length == 0 ? 0 : Name.Count(character => character == '.') + 1;

    /// <summary>Bytes of its outputs, if it is a leaf: what a forward pass keeps for the backward one.</summary>
    internal long OutputBytes { get; init; }
}
