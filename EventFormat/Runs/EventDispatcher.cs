using System.Runtime.CompilerServices;
using EventFormat.Events;
using EventFormat.Summaries;

namespace EventFormat.Runs;

/// <summary>Turns the events of a run's files into calls of its sink; owns the run's tags.</summary>
/// <remarks>
/// A tag's kind is that of its first value in the order (file name, offset), whatever the order of arrival. So each tag knows
/// the lowest file that defined it; a lower file that defines it alike takes over, one that differs makes the run be reread.
/// </remarks>
internal sealed class EventDispatcher(IRunSink sink)
{
    private static readonly TagDefinition Graph = TagDefinition.RunGraph;
    private static readonly TagDefinition MetaGraph = TagDefinition.MetaGraph;
    private static readonly TagDefinition RunMetadata = TagDefinition.TaggedRunMetadata;
    private readonly TagTable _tags = new();

    public void Clear() => _tags.Clear();

    /// <summary>Takes the data of a record whose checksum holds.</summary>
    /// <param name="file">The file it stands in.</param>
    /// <param name="data">The record's data.</param>
    /// <param name="offset">Where the data starts in the file.</param>
    // Compiled fully at first use, like ScalarEvent.TryRead.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RecordVerdict Accept(EventFileState file, ReadOnlySpan<byte> data, long offset)
    {
        if (ScalarEvent.TryRead(data, out var scalar))
        {
            var tag = _tags.Intern(scalar.Tag);
            if (tag.Kind == SummaryKind.Scalar && !NeedsDefinition(file, tag))
            {
                sink.AddScalar(file.Id, tag.Index, scalar.Step, file.CountEvent(scalar.WallTime), scalar.Value, scalar.IsSingle);
                return RecordVerdict.Read;
            }
        }

        return AcceptAny(file, data, offset);
    }

    private RecordVerdict AcceptAny(EventFileState file, ReadOnlySpan<byte> data, long offset)
    {
        if (!EventWire.TryRead(data, out var wire))
        {
            return RecordVerdict.Undecodable;
        }

        if (data.IsEmpty)
        {
            // An event of nothing but defaults: its wall time of 0 is no claim about when the run started.
            return RecordVerdict.Read;
        }

        var wallTime = file.CountEvent(wire.WallTime);
        var whole = new BlobPoint(wire.Step, wallTime, offset, data.Length);
        switch (wire.Field)
        {
            case EventField.Summary:
                return AddValues(file, wire, whole);
            case EventField.GraphDef:
                return AddDefined(file, "__run_graph__"u8, Graph, whole);
            case EventField.MetaGraphDef:
                return AddDefined(file, "__meta_graph__"u8, MetaGraph, whole);
            case EventField.TaggedRunMetadata:
                return AddDefined(file, wire.RunMetadataTag(), RunMetadata, whole);
            case EventField.SessionLog when wire.IsSessionStart():
                sink.AddSessionStart(file.Id, wire.Step, wallTime);
                return RecordVerdict.Read;
            default:
                return RecordVerdict.Read;
        }
    }

    private RecordVerdict AddValues(EventFileState file, in EventWire wire, in BlobPoint whole)
    {
        var values = new SummaryWire(wire.Payload);
        while (values.MoveNext())
        {
            var value = values.Current;
            var point = whole with { Offset = whole.Offset + wire.PayloadOffset + values.CurrentOffset, Length = values.CurrentLength };
            if (!AddValue(file, _tags.Intern(value.Tag), value, point))
            {
                return RecordVerdict.Redefines;
            }
        }

        return RecordVerdict.Read;
    }

    private bool AddValue(EventFileState file, RunTag tag, in ValueWire value, in BlobPoint point)
    {
        if (NeedsDefinition(file, tag) && !TryDefine(file, tag, SummaryClassifier.Classify(value)))
        {
            return false;
        }

        if (HoldsEvents(tag.Definition) || !SummaryClassifier.Accepts(tag.Kind, value))
        {
            file.Conflicts++;
        }
        else if (tag.Kind != SummaryKind.Scalar)
        {
            sink.AddBlob(file.Id, tag.Index, point);
        }
        else if (ScalarValue.TryRead(value, out var scalar, out var isSingle))
        {
            sink.AddScalar(file.Id, tag.Index, point.Step, point.WallTime, scalar, isSingle);
        }
        else
        {
            file.Conflicts++;
        }

        return true;
    }

    private RecordVerdict AddDefined(EventFileState file, ReadOnlySpan<byte> name, TagDefinition definition, in BlobPoint point)
    {
        var tag = _tags.Intern(name);
        if (NeedsDefinition(file, tag) && !TryDefine(file, tag, definition))
        {
            return RecordVerdict.Redefines;
        }

        if (ReferenceEquals(tag.Definition, definition))
        {
            sink.AddBlob(file.Id, tag.Index, point);
        }
        else
        {
            file.Conflicts++;
        }

        return RecordVerdict.Read;
    }

    private static bool NeedsDefinition(EventFileState file, RunTag tag) => tag.Definer != file && (tag.Definer is null || file.Rank < tag.Definer.Rank);

    /// <summary>False where the tag was defined otherwise by a file further down.</summary>
    private bool TryDefine(EventFileState file, RunTag tag, TagDefinition definition)
    {
        if (tag.Definition is null)
        {
            (tag.Definition, tag.Kind) = (definition, definition.Kind);
            sink.TagAdded(new TagInfo(
                tag.Index, TagTable.Decode(tag.Name), definition.Kind, definition.PluginName, definition.DisplayName, definition.Description, definition.PluginContent));
        }
        else if (!IsSame(tag.Definition, definition))
        {
            return false;
        }

        tag.Definer = file;
        file.DefinesTags = true;
        return true;
    }

    /// <summary>Whether the tag's blobs are whole events, not summary values.</summary>
    private static bool HoldsEvents(TagDefinition? definition) => ReferenceEquals(definition, Graph) || ReferenceEquals(definition, MetaGraph) || ReferenceEquals(definition, RunMetadata);

    private static bool IsSame(TagDefinition left, TagDefinition right) =>
        HoldsEvents(left) || HoldsEvents(right) ? ReferenceEquals(left, right) : left.PluginContent.AsSpan().SequenceEqual(right.PluginContent) && left with { PluginContent = right.PluginContent } == right;
}
