namespace Dashboard.Web.Graphs.Reading;

/// <summary>The operations of a graph and the words they share. Index 0 of every list is the empty word: none.</summary>
/// <param name="Operations">In the order of the file; those of functions after the others.</param>
/// <param name="Functions">Names of the library's functions.</param>
/// <param name="Renamed">How many operations had a name that another had before, and go by another here.</param>
internal sealed record ParsedGraph(
    IReadOnlyList<Operation> Operations,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> Devices,
    IReadOnlyList<string> Clusters,
    IReadOnlyList<string> Shapes,
    IReadOnlySet<string> Functions,
    int Renamed);
