using System.Runtime.CompilerServices;
using EventFormat.Events;
using EventFormat.Protos;
using EventFormat.Records;
using Google.Protobuf;

namespace EventFormat.Runs;

/// <summary>Reads the events of one event file, decoded, one at a time.</summary>
public static class EventFileReader
{
    /// <summary>The events of a file, from its start to the length it has now, in the order they stand.</summary>
    /// <remarks>
    /// Both checksums of every record are verified. A damaged record or one that is no event is skipped; a damaged length, or a
    /// record that is not whole, ends the reading. Each is reported, none throws. Memory is that of the longest event.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="onFault">Told what was skipped and why the reading ended early; may be null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be opened.</exception>
    public static async IAsyncEnumerable<Event> ReadAsync(
        string path, Action<FileFault>? onFault = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var file = FileWindow.Open(path);
        var walk = new RecordWalk(file);
        while (await walk.MoveNextAsync(cancellation).ConfigureAwait(false))
        {
            if (Decode(walk) is { } decoded)
            {
                yield return decoded;
            }
            else
            {
                onFault?.Invoke(new FileFault(walk.Offset, walk.Status == RecordStatus.Record ? FaultCause.NoEvent : FaultCause.Of(walk.Status)));
            }
        }

        if (walk.Fault() is { } end)
        {
            onFault?.Invoke(new FileFault(walk.Offset, end));
        }
    }

    private static Event? Decode(RecordWalk walk)
    {
        // The walk over the wire is stricter than the parser, and decides alone for every reader of this library.
        if (walk.Status != RecordStatus.Record || !EventWire.TryRead(walk.Data, out _))
        {
            return null;
        }

        try
        {
            return Event.Parser.ParseFrom(walk.Data);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
