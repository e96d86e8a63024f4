namespace EventFormat.Tools;

/// <summary>What an export came to.</summary>
/// <param name="Exists">Whether the path is there.</param>
/// <param name="Runs">Runs read.</param>
/// <param name="Points">Values handed to the writer.</param>
/// <param name="Superseded">Values left out because a restart superseded them.</param>
/// <param name="Undecodable">Values left out because they are not what their tag says.</param>
/// <param name="Problems">What could not be read, for people: directories, and files with faults.</param>
public sealed record ExportReport(bool Exists, long Runs, long Points, long Superseded, long Undecodable, IReadOnlyList<string> Problems);
