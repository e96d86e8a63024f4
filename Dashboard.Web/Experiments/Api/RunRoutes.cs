using System.Text.Json;
using Dashboard.Web.Components.Experiments;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.Experiments.Table;

namespace Dashboard.Web.Experiments.Api;

/// <summary>Runs over HTTP: <c>GET /api/v1/runs?q=QUERY&amp;column=OPERAND&amp;limit=N</c>, and one of them by its key.</summary>
internal static class RunRoutes
{
    private const int MaxRuns = 100_000;

    public static void MapRuns(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/runs", ListAsync);
        app.MapGet("/api/v1/runs.csv", CsvAsync);
        app.MapGet("/api/v1/runs/{key}", OneAsync);
    }

    private static async Task ListAsync(HttpContext context, ExperimentService experiments, string? q, string[]? column, int? limit)
    {
        if (!QueryParser.TryParse(q ?? "", out var query, out var error))
        {
            await ProblemAsync(context, error);
            return;
        }

        var columns = new List<Operand>();
        foreach (var text in column ?? [])
        {
            if (!QueryParser.TryParseOperand(text, out var operand, out error))
            {
                await ProblemAsync(context, error);
                return;
            }

            columns.Add(operand);
        }

        await WriteAsync(context, json =>
        {
            var kept = experiments.Current.Entries.Where(query.Holds).ToList();
            json.WriteStartObject();
            json.WriteNumber("total", kept.Count);
            json.WriteStartArray("runs");
            foreach (var entry in kept.Take(Math.Clamp(limit ?? 1000, 0, MaxRuns)))
            {
                RunJson.Write(json, entry, columns);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    // Takes the parameters of the Runs page.
    private static Task CsvAsync(HttpContext context, ExperimentService experiments)
    {
        QueryExpression query = AllOf.Nothing;
        var listing = TableListing.Of(experiments.Current, RunsViewUrl.Instance.Parse(context.Request.QueryString.Value ?? ""), ref query);
        if (listing.Error is { } error)
        {
            return ProblemAsync(context, error);
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(TableExport.Csv(listing), context.RequestAborted);
    }

    private static async Task OneAsync(HttpContext context, ExperimentService experiments, string key)
    {
        if (experiments.Current.Entries.FirstOrDefault(entry => entry.Key == key) is not { } found)
        {
            await Results.Problem($"There is no run {key}.", statusCode: StatusCodes.Status404NotFound).ExecuteAsync(context);
            return;
        }

        await WriteAsync(context, json => RunJson.Write(json, found, []));
    }

    private static Task ProblemAsync(HttpContext context, QueryError error) => Results.Problem(
        error.Message,
        title: "The query cannot be understood.",
        statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?> { ["position"] = error.Position, ["length"] = error.Length }).ExecuteAsync(context);

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        write(json);
        await json.FlushAsync(context.RequestAborted);
    }
}
