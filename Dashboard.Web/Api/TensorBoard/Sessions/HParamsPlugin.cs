using System.Text.Json;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>TensorBoard's hparams: the experiment, the rows of its table, one metric of one session, the table as a file.</summary>
internal static class HParamsPlugin
{
    public static void MapHParamsPlugin(this IEndpointRouteBuilder plugins)
    {
        var hparams = plugins.MapGroup("/hparams");
        hparams.Map("/experiment", static (HttpContext context, SessionCatalog catalog) => AnswerAsync(context, catalog, ExperimentAsync));
        hparams.Map("/session_groups", static (HttpContext context, SessionCatalog catalog) => AnswerAsync(context, catalog, SessionGroupsAsync));
        hparams.Map("/metric_evals", static (HttpContext context, SessionCatalog catalog) => AnswerAsync(context, catalog, MetricAsync));
        hparams.Map("/download_data", static (HttpContext context, SessionCatalog catalog) => AnswerAsync(context, catalog, DownloadAsync));
    }

    private static async Task AnswerAsync(HttpContext context, SessionCatalog catalog, Func<HttpContext, SessionCatalog, JsonElement, Task> answer)
    {
        try
        {
            await answer(context, catalog, await HParamsRequest.ReadAsync(context));
        }
        catch (HParamsException e)
        {
            await context.InvalidArgumentAsync(e.Message);
        }
    }

    private static Task ExperimentAsync(HttpContext context, SessionCatalog catalog, JsonElement request)
    {
        var experiment = catalog.Experiment(request.Flag("includeMetrics", otherwise: true), request.Number("hparamsLimit"));
        return context.JsonAsync(json => HParamsJson.Write(json, experiment), isIndented: true);
    }

    private static Task SessionGroupsAsync(HttpContext context, SessionCatalog catalog, JsonElement element)
    {
        var request = SessionGroupsRequest.Parse(element);
        var groups = SessionGroups.Of(catalog.Sessions(catalog.Experiment()), request);
        return context.JsonAsync(json => HParamsJson.Write(json, groups, request), isIndented: true);
    }

    private static Task MetricAsync(HttpContext context, SessionCatalog catalog, JsonElement request)
    {
        var (session, metric) = (request.Text("sessionName"), request.Field("metricName") is { } name ? HParamsRequest.Metric(name) : new());
        return catalog.Series(session, metric) is { } series
            ? ScalarsAnswer.WriteAsync(context, series, null, isCsv: false)
            : context.NotFoundAsync($"No scalar data for session={PythonText.Repr(session)}, metric={PythonText.Repr(metric.Tag)}");
    }

    private static Task DownloadAsync(HttpContext context, SessionCatalog catalog, JsonElement element)
    {
        var request = SessionGroupsRequest.Parse(element);
        var experiment = catalog.Experiment();
        var groups = SessionGroups.Of(catalog.Sessions(experiment), request).Skip(request.Start).Take(request.Count);
        var table = HParamsDownload.Of(experiment, groups, Visibility(context.Request.Query["columnsVisibility"]));
        return context.Request.Query["format"].ToString() switch
        {
            "json" => context.JsonAsync(table.WriteJson),
            "csv" => context.TextAsync(table.ToCsv(), "text/csv; charset=utf-8"),
            "latex" => context.TextAsync(table.ToLatex(), "application/x-latex"),
            var other => throw new HParamsException($"Invalid response format: {other}"),
        };
    }

    private static bool[] Visibility(string? text)
    {
        try
        {
            using var flags = JsonDocument.Parse(text ?? "");
            return [.. flags.RootElement.EnumerateArray().Select(flag => flag.GetBoolean())];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new HParamsException("columnsVisibility: a list of true and false");
        }
    }
}
