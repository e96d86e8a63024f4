using System.Text.Json;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Runs;

namespace Dashboard.Web.Experiments.Api;

/// <summary>What people say of runs, over HTTP.</summary>
internal static class MarkRoutes
{
    private const int MaxHistory = 1000;

    public static void MapMarks(this IEndpointRouteBuilder app)
    {
        app.MapPatch("/api/v1/runs/{key}/marks", ChangeAsync);
        app.MapPost("/api/v1/history/{entry:long}/undo", UndoAsync);
        app.MapGet("/api/v1/history", HistoryAsync);
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, string key, ICatalog catalog, ExperimentService experiments)
    {
        if (!experiments.Current.Entries.Any(entry => entry.Key == key))
        {
            return Results.Problem($"There is no run {key}.", statusCode: StatusCodes.Status404NotFound);
        }

        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }

        using (body)
        {
            return MarksJson.TryRead(body.RootElement, out var marks, out var fault)
                ? await AnswerAsync(catalog.ApplyAsync([.. marks.Select(mark => new MarkEdit(key, mark.Field, mark.Text))], Who(context)))
                : Results.Problem(fault, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static Task<IResult> UndoAsync(HttpContext context, long entry, ICatalog catalog) => AnswerAsync(catalog.UndoAsync(entry, Who(context)));

    private static async Task<IResult> HistoryAsync(ICatalog catalog, string? run, int? count)
    {
        try
        {
            var entries = await catalog.HistoryAsync(run, Math.Clamp(count ?? 100, 1, MaxHistory));
            return Results.Json(entries.Select(Shown));
        }
        catch (CatalogException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static async Task<IResult> AnswerAsync(Task<CatalogEntry?> change)
    {
        try
        {
            return await change is { } entry ? Results.Json(Shown(entry)) : Results.NoContent();
        }
        catch (CatalogException e)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static object Shown(CatalogEntry entry) => new
    {
        entry.Id,
        entry.At,
        entry.Who,
        entry.Undoes,
        Changes = entry.Changes.Select(change => new { change.Run, Field = MarksJson.Name(change.Field), change.Before, change.After }),
    };

    private static string Who(HttpContext context) => context.Connection.RemoteIpAddress is { } address && !System.Net.IPAddress.IsLoopback(address)
        ? address.ToString()
        : Environment.UserName;
}
