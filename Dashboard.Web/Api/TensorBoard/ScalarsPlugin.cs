using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's scalars: tags, the points of one series, those of one tag of several runs.</summary>
internal static class ScalarsPlugin
{
    private const string Plugin = "scalars";

    public static void MapScalarsPlugin(this IEndpointRouteBuilder plugins)
    {
        var scalars = plugins.MapGroup("/" + Plugin);
        scalars.Map("/tags", static (HttpContext context, LoggedData logged) => context.TagsAsync(logged, SummaryKind.Scalar));
        scalars.Map("/scalars", ReadAsync);
        scalars.Map("/scalars_multirun", ReadRunsAsync);
    }

    /// <summary>The points of one series, as JSON or CSV.</summary>
    public static Task ReadAsync(HttpContext context, LoggedData logged, SampleLimits limits, string? run, string? tag, string? format)
    {
        if (run is null || tag is null)
        {
            return context.InvalidArgumentAsync($"Both run and tag must be specified: tag={PythonText.Repr(tag)}, run={PythonText.Repr(run)}");
        }

        return !limits.TryGet(context, Plugin, out var count) ? SampleLimits.RefuseAsync(context)
            : logged.Series(run, tag) is { } series ? ScalarsAnswer.WriteAsync(context, series, count, isCsv: format == "csv")
            : context.NotFoundAsync($"No scalar data for run={PythonText.Repr(run)}, tag={PythonText.Repr(tag)}");
    }

    /// <summary>The points of <c>tag</c> in each of <c>runs</c>, from a form; runs that do not have it are left out.</summary>
    private static async Task ReadRunsAsync(HttpContext context, LoggedData logged, SampleLimits limits)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            await context.RefuseAsync(StatusCodes.Status405MethodNotAllowed, "Method not allowed");
            return;
        }

        var form = await context.TryReadFormAsync();
        if (form?["tag"] is not [{ } tag])
        {
            await context.InvalidArgumentAsync($"tag must be specified exactly once in form data, got: {PythonText.Repr(form?["tag"])}");
            return;
        }

        if (!limits.TryGet(context, Plugin, out var count))
        {
            await SampleLimits.RefuseAsync(context);
            return;
        }

        await context.JsonAsync(async json =>
        {
            json.BeginObject();
            foreach (var run in form["runs"].OfType<string>().Distinct(StringComparer.Ordinal))
            {
                if (logged.Series(run, tag) is { } series)
                {
                    json.Name(run);
                    await ScalarsAnswer.WriteAsync(context, json, series, count);
                }
            }

            json.EndObject();
        });
    }
}
