namespace Dashboard.Web.Graphs;

/// <summary>What an operation is, in full.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Inputs">What it takes, in order.</param>
/// <param name="Outputs">The shape of each output.</param>
/// <param name="Calls">Nodes of the functions it calls.</param>
internal sealed record NodeAnswer(
    string Name,
    string Type,
    string Device,
    string Cluster,
    IReadOnlyList<Attributes.NodeAttribute> Attributes,
    IReadOnlyList<InputAnswer> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<string> Calls);

/// <param name="Node">The node it comes from; −1 when the graph lacks it.</param>
internal sealed record InputAnswer(string Source, int Node, int Port, bool IsControl, string Shape);

/// <param name="Id">What names the upload from now on.</param>
internal sealed record UploadAnswer(string Id, int Operations);
