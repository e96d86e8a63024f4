namespace EventFormat.Runs;

/// <summary>What one poll of a run did.</summary>
/// <param name="BytesRead">Bytes of records read; may exceed the budget by one buffer or one record.</param>
/// <param name="HasMore">Whether more can be read at once: poll again.</param>
/// <param name="HasChanged">Whether the sink was told anything (and committed) or <see cref="RunTailer.Files"/> changed.</param>
public readonly record struct PollResult(long BytesRead, bool HasMore, bool HasChanged);
