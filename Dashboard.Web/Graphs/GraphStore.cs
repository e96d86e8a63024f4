using System.Security.Cryptography;
using Dashboard.Web.Blobs;
using Dashboard.Web.Graphs.Hierarchy;
using Dashboard.Web.Graphs.Profile;
using Dashboard.Web.Graphs.Reading;
using Dashboard.Web.Graphs.Upload;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Graphs;

/// <summary>Finds graphs by their names, reads them from their event files and keeps what was read for a while.</summary>
internal sealed class GraphStore(RunRegistry registry, BlobStore blobs, GraphCache cache)
{
    private const string UploadPrefix = "upload ";

    /// <summary>A graph; null when there is none of that name (an upload: no longer).</summary>
    /// <exception cref="GraphFormatException">What is there is no graph.</exception>
    /// <exception cref="IOException">Its file cannot be read now.</exception>
    public async Task<BuiltGraph?> FindAsync(GraphKey key)
    {
        if (key.Run is null)
        {
            return cache.Find(UploadPrefix + key.Tag);
        }

        return Locate(key.Run, key.Tag, key.Index, GraphListing.IsGraphKind) is { } place
            ? await cache.GetAsync($"{place.Run} {place.Tag.Id} {place.Index} {BlobStore.EntityTag(place.Blobs, place.Index)}", () => BuildAsync(place))
            : null;
    }

    /// <summary>A profile joined to a graph; null when there is none of that name.</summary>
    /// <exception cref="SummaryFormatException">What is there is no profile.</exception>
    /// <exception cref="IOException">Its file cannot be read now.</exception>
    public async Task<GraphProfile?> FindProfileAsync(GraphHierarchy graph, GraphKey key, CancellationToken cancel)
    {
        if (key.Run is null || Locate(key.Run, key.Tag, key.Index, kind => kind == SummaryKind.RunMetadata) is not { } place)
        {
            return null;
        }

        var message = await blobs.ReadAsync(place.Run, place.Blobs, place.Index, cancel);
        return GraphProfile.Of(GraphValue.DecodeRunMetadata(message), graph);
    }

    /// <summary>Keeps an uploaded graph; its id, the same for the same bytes.</summary>
    /// <exception cref="GraphFormatException">It is no graph.</exception>
    public async Task<string> UploadAsync(ReadOnlyMemory<byte> bytes)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)[..8]);
        await cache.GetAsync(UploadPrefix + id, () => Task.FromResult(GraphHierarchy.Build(UploadedGraph.Read(bytes))));
        return id;
    }

    private async Task<GraphHierarchy> BuildAsync(Place place)
    {
        var message = await blobs.ReadAsync(place.Run, place.Blobs, place.Index, CancellationToken.None);
        return GraphHierarchy.Build(place.Tag.Kind switch
        {
            SummaryKind.KerasGraph => KerasReader.Read(GraphValue.DecodeKerasModel(message)),
            SummaryKind.RunMetadata => ProfileGraphs.Read(GraphValue.Extract(message)),
            _ => GraphReader.Read(GraphValue.Extract(message)),
        });
    }

    private Place? Locate(string run, string tag, int? index, Func<SummaryKind, bool> accepts)
    {
        if (registry.Find(run) is not { } found)
        {
            return null;
        }

        var ids = found.TagIds;
        var row = registry.Current.Tags.FirstOrDefault(row => row.Name == tag && accepts(row.Kind) && ids.Contains(row.Id));
        if (row is null || blobs.Find(found.Id, row.Id) is not { Count: > 0 } sequence || index >= sequence.Count || index < 0)
        {
            return null;
        }

        return new Place(found.Id, row, sequence, index ?? sequence.Count - 1);
    }

    private sealed record Place(int Run, TagRow Tag, BlobSequence Blobs, int Index);
}
