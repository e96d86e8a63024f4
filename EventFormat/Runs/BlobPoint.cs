namespace EventFormat.Runs;

/// <summary>Where one non-scalar value stands in its event file; its bytes are read and decoded on demand.</summary>
/// <param name="Step">Step of the event.</param>
/// <param name="WallTime">Wall time of the event in seconds since the Unix epoch; NaN when unknown.</param>
/// <param name="Offset">Byte offset, from the start of the file, of the protobuf message to decode (a Summary.Value, or an Event for graphs).</param>
/// <param name="Length">Length of that message in bytes.</param>
public readonly record struct BlobPoint(long Step, double WallTime, long Offset, int Length);
