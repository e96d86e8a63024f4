using Dashboard.Web.Blobs;
using Dashboard.Web.Ingest;
using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace Dashboard.Web.Meshes;

/// <summary>A part of a mesh: writers log its vertices, faces and colours as tags of their own.</summary>
/// <param name="Values">Its values.</param>
/// <param name="Content">What the tag's metadata say.</param>
internal sealed record MeshPart(BlobSequence Values, ReadOnlyMemory<byte> Content)
{
    /// <summary>The parts of the mesh that a tag belongs to, by what they hold; empty when the run has no such tag.</summary>
    public static IReadOnlyDictionary<MeshPluginData.Types.ContentType, MeshPart> Of(TailedRun run, int tag, BlobStore blobs)
    {
        var parts = new Dictionary<MeshPluginData.Types.ContentType, MeshPart>();
        var (ids, tags) = (run.TagIds, run.Tags);
        if (ids.IndexOf(tag) is not (>= 0 and var own) || own >= tags.Count || TryParse(tags[own].PluginContent) is not { } mesh)
        {
            return parts;
        }

        for (var i = 0; i < ids.Length && i < tags.Count; i++)
        {
            if (tags[i].Kind == SummaryKind.Mesh && TryParse(tags[i].PluginContent) is { } other && other.Name == mesh.Name
                && blobs.Find(run.Id, ids[i]) is { } values)
            {
                parts.TryAdd(other.ContentType, new MeshPart(values, tags[i].PluginContent));
            }
        }

        // A tag that is asked for stands for itself, whatever others say they are.
        if (blobs.Find(run.Id, tag) is { } asked)
        {
            parts[mesh.ContentType] = new MeshPart(asked, tags[own].PluginContent);
        }

        return parts;
    }

    /// <summary>The index of the last value at a step that counts; where there is none, of the last one before it, since faces are often logged once; −1 for none.</summary>
    public int IndexAt(long step)
    {
        var best = -1;
        for (var i = 0; i < Values.Count; i++)
        {
            if (!Values.IsSuperseded(i) && Values[i].Step <= step)
            {
                best = i;
            }
        }

        return best;
    }

    private static MeshPluginData? TryParse(ReadOnlyMemory<byte> content)
    {
        try
        {
            return MeshPluginData.Parser.ParseFrom(content.Span);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
