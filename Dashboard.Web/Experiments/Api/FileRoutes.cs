using Dashboard.Web.Experiments.Files;
using Dashboard.Web.Experiments.Runs;

namespace Dashboard.Web.Experiments.Api;

/// <summary>The files of a run to download: <c>GET /api/v1/runs/{key}/files?path=…</c>, ranges included.</summary>
internal static class FileRoutes
{
    public static void MapRunFiles(this IEndpointRouteBuilder app) => app.MapGet("/api/v1/runs/{key}/files", (string key, string path, ExperimentService experiments, RunFiles files) =>
        experiments.Current.Entries.FirstOrDefault(entry => entry.Key == key) is not { } entry ? Results.Problem($"There is no run {key}.", statusCode: StatusCodes.Status404NotFound)
        : !files.TryFind(entry, path, out var file, out var fault) ? Results.Problem(fault, statusCode: StatusCodes.Status404NotFound)
        : Results.File(file, "application/octet-stream", Path.GetFileName(file), enableRangeProcessing: true));
}
