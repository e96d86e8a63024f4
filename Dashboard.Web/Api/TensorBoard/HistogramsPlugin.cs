using Dashboard.Web.Distributions;
using Dashboard.Web.Histograms;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's histograms, and the distributions it makes of them.</summary>
internal static class HistogramsPlugin
{
    public static void MapHistogramsPlugin(this IEndpointRouteBuilder plugins)
    {
        Map(plugins, "histograms", WriteBuckets);
        Map(plugins, "distributions", WriteQuantiles);
    }

    /// <summary><c>[[left, right, count], …]</c>.</summary>
    private static void WriteBuckets(PythonJsonWriter json, HistogramValue histogram)
    {
        json.BeginArray();
        for (var i = 0; i < histogram.Count.Count; i++)
        {
            json.BeginArray().Value(histogram.Left[i]).Value(histogram.Right[i]).Value(histogram.Count[i]).EndArray();
        }

        json.EndArray();
    }

    /// <summary><c>[[basis points, value], …]</c>.</summary>
    private static void WriteQuantiles(PythonJsonWriter json, HistogramValue histogram)
    {
        var values = new double[Quantiles.BasisPoints.Length];
        Quantiles.Of(histogram, values);
        json.BeginArray();
        for (var i = 0; i < values.Length; i++)
        {
            json.BeginArray().Value((long)Quantiles.BasisPoints[i]).Value(values[i]).EndArray();
        }

        json.EndArray();
    }

    private static void Map(IEndpointRouteBuilder plugins, string plugin, Action<PythonJsonWriter, HistogramValue> write)
    {
        var group = plugins.MapGroup("/" + plugin);
        group.Map("/tags", static (HttpContext context, LoggedData logged) => context.TagsAsync(logged, SummaryKind.Histogram));
        group.Map("/" + plugin, (HttpContext context, LoggedData logged, HistogramReader reader, SampleLimits limits, string? run, string? tag) =>
            ReadAsync(context, logged, reader, limits, plugin, run, tag, write));
    }

    private static Task ReadAsync(
        HttpContext context,
        LoggedData logged,
        HistogramReader reader,
        SampleLimits limits,
        string plugin,
        string? run,
        string? tag,
        Action<PythonJsonWriter, HistogramValue> write)
    {
        if (!limits.TryGet(context, plugin, out var count))
        {
            return SampleLimits.RefuseAsync(context);
        }

        return logged.Values(run, tag, SummaryKind.Histogram) is not { } values
            ? context.NotFoundAsync($"No histogram tag {PythonText.Repr(tag)} for run {PythonText.Repr(run)}")
            : context.JsonAsync(async json =>
            {
                json.BeginArray();
                foreach (var index in values.Sample(count))
                {
                    if (await reader.TryReadAsync(values.Run.Id, values.Sequence, index, context.RequestAborted) is not { } histogram)
                    {
                        continue;
                    }

                    json.BeginArray().Value(values.Sequence[index].WallTime).Value(values.Sequence[index].Step);
                    write(json, histogram);
                    json.EndArray();
                    if (!await context.KeepsReadingAsync())
                    {
                        return;
                    }
                }

                json.EndArray();
            });
    }
}
