namespace EventFormat.Events;

/// <summary>Which field of <c>Event</c>'s oneof is set; the numbers are the protobuf field numbers.</summary>
public enum EventField
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The version of the file, such as "brain.Event:2".</summary>
    FileVersion = 3,

    /// <summary>An encoded GraphDef.</summary>
    GraphDef = 4,

    /// <summary>Summary values.</summary>
    Summary = 5,

    /// <summary>A line of text; nothing reads it.</summary>
    LogMessage = 6,

    /// <summary>The state of the writing session.</summary>
    SessionLog = 7,

    /// <summary>RunMetadata of a profiled step, with its tag.</summary>
    TaggedRunMetadata = 8,

    /// <summary>An encoded MetaGraphDef, which holds a graph.</summary>
    MetaGraphDef = 9,
}
