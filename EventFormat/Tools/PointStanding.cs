namespace EventFormat.Tools;

/// <summary>What became of a point.</summary>
internal enum PointStanding
{
    /// <summary>No later point stands at its step or below.</summary>
    Valid,

    /// <summary>A restarted writer gave its step, or one before it, again.</summary>
    Superseded,

    /// <summary>It was written after the export began.</summary>
    NotYetWritten,
}
