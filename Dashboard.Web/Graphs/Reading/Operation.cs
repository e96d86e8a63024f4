namespace Dashboard.Web.Graphs.Reading;

/// <summary>One node of a graph as its file tells it; attributes stay in <see cref="Message"/> until someone asks.</summary>
/// <param name="Name">Its name, unique in the graph; <c>/</c> makes scopes.</param>
/// <param name="Type">What it does: an index into <see cref="ParsedGraph.Types"/>.</param>
/// <param name="Device">An index into <see cref="ParsedGraph.Devices"/>.</param>
/// <param name="Cluster">Its XLA cluster: an index into <see cref="ParsedGraph.Clusters"/>.</param>
/// <param name="Inputs">What it takes, in order.</param>
/// <param name="Shapes">The shape of each output: indices into <see cref="ParsedGraph.Shapes"/>; empty when unknown.</param>
/// <param name="Message">The encoded NodeDef.</param>
internal sealed record Operation(
    string Name, int Type, int Device, int Cluster, OperationInput[] Inputs, int[] Shapes, ReadOnlyMemory<byte> Message);

/// <param name="Source">Name of the operation it comes from.</param>
/// <param name="Port">Which of its outputs.</param>
/// <param name="IsControl">Only waits for it.</param>
internal readonly record struct OperationInput(string Source, int Port, bool IsControl);
