namespace EventFormat.Runs;

/// <summary>What became of a record's data.</summary>
internal enum RecordVerdict
{
    /// <summary>An event; the sink has it.</summary>
    Read,

    /// <summary>No well-formed event; the sink was told nothing.</summary>
    Undecodable,

    /// <summary>An event of an earlier file that defines a tag otherwise than it was: everything read before is to be reread.</summary>
    Redefines,
}
