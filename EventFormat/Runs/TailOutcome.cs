namespace EventFormat.Runs;

/// <summary>How the reading of one file ended for now.</summary>
internal enum TailOutcome
{
    /// <summary>Everything readable was read.</summary>
    CaughtUp,

    /// <summary>The budget ended first.</summary>
    HasMore,

    /// <summary>The file is not the one that was read before: it must be forgotten and read from its start.</summary>
    Replaced,

    /// <summary>The file defines a tag otherwise than a later file did: the run must be reread.</summary>
    Redefines,
}
