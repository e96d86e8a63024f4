using Dashboard.Web.Blobs;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Graphs;

/// <summary>The graphs and profiles of a run.</summary>
/// <param name="Run">Its name.</param>
/// <param name="Graphs">What can be opened: op graphs, Keras models, graphs within profiles.</param>
/// <param name="Profiles">What can colour them.</param>
internal sealed record RunGraphs(string Run, IReadOnlyList<GraphTag> Graphs, IReadOnlyList<GraphTag> Profiles);

/// <param name="Kind"><c>graph</c>, <c>keras</c> or <c>profile</c>.</param>
/// <param name="Steps">The step of each value, in the order (file name, offset).</param>
/// <param name="WallTimes">When each was written; null when unknown.</param>
internal sealed record GraphTag(string Tag, string Kind, IReadOnlyList<long> Steps, IReadOnlyList<double?> WallTimes);

/// <summary>Lists every graph and profile of every run; cheap, since nothing is read from disk.</summary>
internal sealed class GraphListing(RunRegistry registry, BlobStore blobs)
{
    /// <summary>Runs that have any, in natural order of name; the graph that a run is known by comes first.</summary>
    public IReadOnlyList<RunGraphs> Runs()
    {
        var snapshot = registry.Current;
        var tags = snapshot.Tags.Where(tag => IsGraphKind(tag.Kind)).ToDictionary(tag => tag.Id);
        var runs = new List<RunGraphs>();
        foreach (var run in snapshot.Runs.Where(run => HasGraphs(run.Kinds)))
        {
            var found = run.TagIds.Where(tags.ContainsKey).Select(id => Describe(run.Id, tags[id])).OfType<GraphTag>()
                .OrderByDescending(tag => tag.Tag == SummaryPlugin.RunGraphTag).ToList();
            var graphs = found.Where(tag => tag.Kind != Word(SummaryKind.RunMetadata) || HoldsGraph(run.Id, tag.Tag)).ToList();
            var profiles = found.Where(tag => tag.Kind == Word(SummaryKind.RunMetadata)).ToList();
            if (found.Count > 0)
            {
                runs.Add(new RunGraphs(run.Name, graphs, profiles));
            }
        }

        return runs;
    }

    public static bool HasGraphs(KindSet kinds) =>
        kinds.Contains(SummaryKind.Graph) || kinds.Contains(SummaryKind.KerasGraph) || kinds.Contains(SummaryKind.RunMetadata);

    public static bool IsGraphKind(SummaryKind kind) => kind is SummaryKind.Graph or SummaryKind.KerasGraph or SummaryKind.RunMetadata;

    private static string Word(SummaryKind kind) => kind switch
    {
        SummaryKind.Graph => "graph",
        SummaryKind.KerasGraph => "keras",
        _ => "profile",
    };

    /// <summary>Whether a profile's tag is of the plugin whose point is the graph inside.</summary>
    private bool HoldsGraph(int run, string tag) =>
        registry.Find(run)?.Tags.FirstOrDefault(known => known.Name == tag && known.Kind == SummaryKind.RunMetadata)?.PluginName == SummaryPlugin.RunMetadataGraph;

    private GraphTag? Describe(int run, TagRow tag)
    {
        if (blobs.Find(run, tag.Id) is not { Count: > 0 } sequence)
        {
            return null;
        }

        var values = Enumerable.Range(0, sequence.Count).Select(index => sequence[index]).ToList();
        return new GraphTag(
            tag.Name,
            Word(tag.Kind),
            [.. values.Select(value => value.Step)],
            [.. values.Select(value => double.IsFinite(value.WallTime) ? value.WallTime : (double?)null)]);
    }
}
