using EventFormat.Summaries;
using Grpc.Core;

namespace Dashboard.Web.Api.TensorBoard.DataProvider;

/// <summary>Which tags a request is about.</summary>
internal sealed class SeriesFilter
{
    private readonly string? _plugin;
    private readonly HashSet<string>? _runs;
    private readonly HashSet<string>? _tags;

    private SeriesFilter(string? plugin, RunTagFilter? filter)
    {
        _plugin = plugin;
        _runs = filter?.Runs is { } runs ? [.. runs.Names] : null;
        _tags = filter?.Tags is { } tags ? [.. tags.Names] : null;
    }

    /// <exception cref="RpcException">The plugin is not named.</exception>
    public static SeriesFilter Of(PluginFilter? plugin, RunTagFilter? filter) => plugin?.PluginName is { Length: > 0 } name
        ? new SeriesFilter(name, filter)
        : throw new RpcException(new Status(StatusCode.InvalidArgument, "must specify plugin name"));

    /// <summary>Of any plugin when none is named: TensorBoard asks so for the last scalars of sessions.</summary>
    public static SeriesFilter OfScalars(PluginFilter? plugin, RunTagFilter? filter) => new(plugin?.PluginName is { Length: > 0 } name ? name : null, filter);

    /// <summary>How many values are wanted.</summary>
    /// <exception cref="RpcException">It is not said, or makes no sense.</exception>
    public static int Count(Downsample? downsample) => downsample switch
    {
        null => throw new RpcException(new Status(StatusCode.InvalidArgument, "must specify downsample")),
        { NumPoints: < 0 } => throw new RpcException(new Status(StatusCode.InvalidArgument, "num_points must be non-negative")),
        _ => (int)Math.Min(downsample.NumPoints, int.MaxValue),
    };

    /// <summary>The tags of a kind of data that pass.</summary>
    public IEnumerable<TaggedRun> In(LoggedData logged, Func<SummaryKind, bool> isOfKind) => logged
        .Runs(static _ => true, tag => isOfKind(tag.Kind) && (_plugin is null || tag.PluginName == _plugin) && _tags?.Contains(tag.Name) != false)
        .Where(run => _runs?.Contains(run.Run.Name) != false);
}
