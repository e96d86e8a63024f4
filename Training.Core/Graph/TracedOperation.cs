namespace Training.Core.Graph;

/// <summary>An operation that libtorch ran.</summary>
/// <param name="Name">Its name, such as <c>aten::conv2d</c>.</param>
/// <param name="Scope">Dotted name of the module that was being called; empty for the model itself.</param>
internal sealed record TracedOperation(string Name, string Scope)
{
    /// <summary>Implementations of the tensors it was given, those within lists included.</summary>
    public List<nint> Inputs { get; } = [];

    /// <summary>Implementations of the tensors it gave, and their shapes.</summary>
    public List<(nint Implementation, long[] Shape)> Outputs { get; } = [];
}
