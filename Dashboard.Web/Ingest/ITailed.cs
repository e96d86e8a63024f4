namespace Dashboard.Web.Ingest;

/// <summary>Something that grows and is read in turns, by one thread at a time.</summary>
internal interface ITailed
{
    /// <summary>Someone looks at it now: it is read before the others, and more often.</summary>
    bool IsWanted { get; }

    /// <summary>Reads about <paramref name="byteBudget"/> bytes at most.</summary>
    TurnOutcome Read(long byteBudget);
}

/// <param name="HasMore">More is there to be read at once.</param>
/// <param name="HasChanged">Something new was read.</param>
internal readonly record struct TurnOutcome(bool HasMore, bool HasChanged);
