using Dashboard.Web.Histograms;
using Dashboard.Web.Series;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Answers the series of one request of the Time Series page.</summary>
internal sealed class TimeSeriesAnswer(HttpContext context, LoggedData logged, HistogramReader histograms, SampleLimits limits)
{
    public async Task WriteAsync(PythonJsonWriter json, TimeSeriesRequest request)
    {
        json.BeginObject().Name("plugin").Value(request.Plugin).Name("tag").Value(request.Tag);
        if (request.Run is not null)
        {
            json.Name("run").Value(request.Run);
        }

        if (request.Sample is { } sample)
        {
            json.Name("sample").Value(sample);
        }

        if (request.Fault is { } fault)
        {
            json.Name("error").Value(fault).EndObject();
            return;
        }

        json.Name("runToSeries").BeginObject();
        var write = request.Plugin switch
        {
            SummaryPlugin.Scalars => WriteScalarsAsync(json, request),
            SummaryPlugin.Histograms => WriteHistogramsAsync(json, request),
            _ => WriteImagesAsync(json, request),
        };
        await write;
        json.EndObject().EndObject();
    }

    private async Task WriteScalarsAsync(PythonJsonWriter json, TimeSeriesRequest request)
    {
        limits.TryGet(context, SummaryPlugin.Scalars, out var count);
        var runs = string.IsNullOrEmpty(request.Run) ? logged.Runs(SummaryKind.Scalar).Select(run => run.Run.Name) : [request.Run];
        foreach (var run in runs)
        {
            if (logged.Series(run, request.Tag) is { } series)
            {
                json.Name(run);
                await WriteAsync(json, ScalarsAnswer.Points(series, count));
            }
        }
    }

    private async Task WriteAsync(PythonJsonWriter json, IEnumerable<SeriesPoint> points)
    {
        json.BeginArray();
        foreach (var point in points)
        {
            json.BeginObject()
                .Name("wallTime").Value(point.WallTime)
                .Name("step").Value(point.Step)
                .Name("value").Value(point.Value)
                .EndObject();
            await context.KeepsReadingAsync();
        }

        json.EndArray();
    }

    private async Task WriteHistogramsAsync(PythonJsonWriter json, TimeSeriesRequest request)
    {
        if (logged.Values(request.Run, request.Tag, SummaryKind.Histogram) is not { } values)
        {
            return;
        }

        limits.TryGet(context, SummaryPlugin.Histograms, out var count);
        json.Name(request.Run!).BeginArray();
        foreach (var index in values.Sample(count))
        {
            if (await histograms.TryReadAsync(values.Run.Id, values.Sequence, index, context.RequestAborted) is { } histogram)
            {
                json.BeginObject()
                    .Name("wallTime").Value(values.Sequence[index].WallTime)
                    .Name("step").Value(values.Sequence[index].Step)
                    .Name("bins");
                WriteBins(json, histogram);
                json.EndObject();
                await context.KeepsReadingAsync();
            }
        }

        json.EndArray();
    }

    private static void WriteBins(PythonJsonWriter json, HistogramValue histogram)
    {
        json.BeginArray();
        for (var i = 0; i < histogram.Count.Count; i++)
        {
            json.BeginObject()
                .Name("min").Value(histogram.Left[i])
                .Name("max").Value(histogram.Right[i])
                .Name("count").Value(histogram.Count[i])
                .EndObject();
        }

        json.EndArray();
    }

    /// <summary>A run without such a sample is left out.</summary>
    private async Task WriteImagesAsync(PythonJsonWriter json, TimeSeriesRequest request)
    {
        if (logged.Values(request.Run, request.Tag, SummaryKind.Image) is not { } values)
        {
            return;
        }

        limits.TryGet(context, SummaryPlugin.Images, out var count);
        var isBegun = false;
        await foreach (var (step, wall, key) in values.StepsAsync(ImagesPlugin.Plugin, request.Sample!.Value, count, context.RequestAborted))
        {
            if (!isBegun)
            {
                json.Name(request.Run!).BeginArray();
                isBegun = true;
            }

            json.BeginObject().Name("step").Value(step).Name("wallTime").Value(wall).Name("imageId").Value(key.ToString()).EndObject();
        }

        if (isBegun)
        {
            json.EndArray();
        }
    }
}
