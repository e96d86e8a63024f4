using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>The part of TensorBoard's HTTP interface that tells of runs and scalars, in its own shapes.</summary>
internal static class TensorBoardRoutes
{
    public static void MapTensorBoard(this IEndpointRouteBuilder app)
    {
        var data = app.MapGroup("/data").AddEndpointFilter(static (context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-cache, must-revalidate";
            return next(context);
        });
        data.MapGet("/runs", Runs);
        data.MapGet("/plugin/scalars/tags", Tags);
        data.MapGet("/plugin/scalars/scalars", Scalars);
    }

    /// <summary>Names of the runs that have events, by the wall time of their first one; unknown times last.</summary>
    private static async Task Runs(HttpContext context, RunRegistry registry)
    {
        var names = registry.Runs
            .Select(run => (Start: run.FirstEventWallTime, run.Name))
            .OrderBy(run => double.IsNaN(run.Start) ? double.PositiveInfinity : run.Start)
            .ThenBy(run => run.Name, StringComparer.Ordinal)
            .Select(run => run.Name);
        var output = BeginJson(context);
        var separator = "["u8;
        foreach (var name in names)
        {
            output.WriteRaw(separator);
            output.WriteString(name);
            separator = ", "u8;
        }

        output.WriteRaw(separator[0] == '[' ? "[]"u8 : "]"u8);
        await output.FlushAsync(context.RequestAborted);
    }

    /// <summary>Per run that has scalars, what is said of each tag.</summary>
    private static async Task Tags(HttpContext context, RunRegistry registry)
    {
        var output = BeginJson(context);
        output.WriteRaw("{"u8);
        var isFirst = true;
        foreach (var row in registry.Current.Runs)
        {
            var tags = registry.Find(row.Id)?.Tags.Where(tag => tag.Kind == SummaryKind.Scalar).ToArray();
            if (tags is not { Length: > 0 })
            {
                continue;
            }

            output.WriteRaw(isFirst ? ""u8 : ", "u8);
            isFirst = false;
            output.WriteString(row.Name);
            output.WriteRaw(": {"u8);
            for (var i = 0; i < tags.Length; i++)
            {
                output.WriteRaw(i == 0 ? ""u8 : ", "u8);
                output.WriteString(tags[i].Name);
                output.WriteRaw(": {\"displayName\": "u8);
                output.WriteString(tags[i].DisplayName);
                output.WriteRaw(", \"description\": "u8);
                output.WriteString(DescriptionHtml.Of(tags[i].Description));
                output.WriteRaw("}"u8);
            }

            output.WriteRaw("}"u8);
            await output.FlushAsync(context.RequestAborted);
        }

        output.WriteRaw("}"u8);
        await output.FlushAsync(context.RequestAborted);
    }

    /// <summary>The points of one series, as JSON or CSV.</summary>
    private static Task Scalars(HttpContext context, RunRegistry registry, string? run, string? tag, string? format, string? samples)
    {
        if (run is null || tag is null)
        {
            return Refuse(context, StatusCodes.Status400BadRequest,
                $"Invalid argument: Both run and tag must be specified: tag={PythonText.Repr(tag)}, run={PythonText.Repr(run)}");
        }

        if (!SampleCount.TryParse(samples, out var count))
        {
            return Refuse(context, StatusCodes.Status400BadRequest, $"Invalid argument: samples: a positive number or all, not {PythonText.Repr(samples)}");
        }

        var found = registry.Find(run);
        found?.Want();
        var index = found?.Tags.FirstOrDefault(t => t.Name == tag && t.Kind == SummaryKind.Scalar)?.Index;
        var series = index is { } known ? found!.Store.Series(known) : null;
        return series is null
            ? Refuse(context, StatusCodes.Status404NotFound, $"Not found: No scalar data for run={PythonText.Repr(run)}, tag={PythonText.Repr(tag)}")
            : ScalarsAnswer.WriteAsync(context, series, count, isCsv: format == "csv");
    }

    private static System.IO.Pipelines.PipeWriter BeginJson(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        return context.Response.BodyWriter;
    }

    private static Task Refuse(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(message, context.RequestAborted);
    }
}
