namespace EventFormat.Tools;

/// <summary>What repairing came to.</summary>
/// <param name="Exists">Whether the path is there.</param>
/// <param name="Files">Event files looked at; intact ones are not copied.</param>
/// <param name="Damaged">What became of the damaged ones.</param>
public sealed record RepairReport(bool Exists, long Files, IReadOnlyList<RepairedFile> Damaged)
{
    /// <summary>Whether every damaged file that held an intact record was written.</summary>
    public bool IsComplete => Damaged.All(file => file.Problem is null);
}
