using Dashboard.Web.Ingest;
using Dashboard.Web.Series;

namespace Dashboard.Web.Api;

/// <summary>Answers what series hold at a step or between two, for the tables below charts.</summary>
internal static class StatisticsRoutes
{
    public static void MapStatistics(this IEndpointRouteBuilder app) => app.MapPost("/api/series/statistics", QueryAsync);

    private static async Task<IResult> QueryAsync(HttpContext context, RunRegistry registry)
    {
        var (request, fault, status) = await JsonBody.ReadAsync(context, StatisticsJson.Default.StatisticsRequest, request => request.Fault);
        if (fault is not null)
        {
            return Results.Problem(fault, statusCode: status, title: "The query cannot be answered.");
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(Rows(request!, registry), StatisticsJson.Default.ListStatisticsRow);
    }

    /// <summary>Series that are gone, or have no point there, are left out.</summary>
    private static List<StatisticsRow> Rows(StatisticsRequest request, RunRegistry registry)
    {
        var rows = new List<StatisticsRow>(request.Series.Length);
        foreach (var pair in request.Series)
        {
            if (registry.Find(pair[0])?.FindSeries(pair[1]) is { } series && Range(series, request) is { } range)
            {
                rows.Add(StatisticsRow.Of(pair[0], pair[1], series, range));
            }
        }

        return rows;
    }

    private static RangeStatistics? Range(SeriesSnapshot series, StatisticsRequest request) => request.ToStep is { } to
        ? series.Between(request.FromStep, to, request.Rule)
        : series.Near(request.FromStep, request.Rule);
}
