using System.Text.Json;
using Dashboard.Web.Ingest;
using EventFormat.Runs;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Web.Api;

/// <summary><c>/health</c>: what was read of every file of every run, and what stood in the way.</summary>
internal static class HealthRoutes
{
    private const int FlushBytes = 32 << 10;

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<IngestHealthCheck>("ingest");

    public static void MapHealth(this IEndpointRouteBuilder app) =>
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteAsync });

    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        var registry = context.RequestServices.GetRequiredService<RunRegistry>();
        var discovery = context.RequestServices.GetRequiredService<RunDiscovery>();
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.Body, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("status", report.Status.ToString());
        json.WriteString("description", report.Entries.Values.FirstOrDefault().Description);
        WriteDirectories(json, registry, discovery);
        json.WriteStartArray("runs");
        foreach (var row in registry.Current.Runs)
        {
            if (registry.Find(row.Id) is { } run)
            {
                WriteRun(json, row, run);
                if (json.BytesPending > FlushBytes)
                {
                    await json.FlushAsync(context.RequestAborted);
                }
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDirectories(Utf8JsonWriter json, RunRegistry registry, RunDiscovery discovery)
    {
        var progress = registry.Current.Progress;
        json.WriteNumber("bytesRead", progress.BytesRead);
        json.WriteNumber("bytesTotal", progress.BytesTotal);
        json.WriteStartArray("missingDirectories");
        foreach (var missing in registry.Current.MissingDirectories)
        {
            json.WriteStringValue(missing);
        }

        json.WriteEndArray();
        json.WriteStartArray("unreadableDirectories");
        foreach (var problem in discovery.Problems)
        {
            json.WriteStartObject();
            json.WriteString("directory", problem.Directory);
            json.WriteString("cause", problem.Cause);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRun(Utf8JsonWriter json, RunRow row, TailedRun run)
    {
        json.WriteStartObject();
        json.WriteString("name", run.Name);
        json.WriteBoolean("isLive", row.IsLive);
        json.WriteNumber("points", row.Points);
        json.WriteNumber("lagBytes", run.Totals.Lag);
        if (run.Problem is { } problem)
        {
            json.WriteString("problem", problem);
        }

        json.WriteStartArray("files");
        foreach (var file in run.Files)
        {
            WriteFile(json, file);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, EventFileHealth file)
    {
        json.WriteStartObject();
        json.WriteString("name", file.Name);
        json.WriteNumber("length", file.Length);
        json.WriteNumber("bytesRead", file.BytesRead);
        json.WriteNumber("lagBytes", file.Dead is null ? Math.Max(0, file.Length - file.BytesRead) : 0);
        json.WriteNumber("records", file.Records);
        json.WriteNumber("events", file.Events);
        json.WriteNumber("skipped", file.Skipped);
        json.WriteNumber("conflicts", file.Conflicts);
        json.WriteNumber("unknownWallTimes", file.UnknownWallTimes);
        json.WriteBoolean("isProvisional", file.IsProvisional);
        WriteFault(json, "lastSkipped", file.LastSkip);
        WriteFault(json, "dead", file.Dead);
        json.WriteEndObject();
    }

    private static void WriteFault(Utf8JsonWriter json, string name, FileFault? fault)
    {
        if (fault is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("offset", fault.Offset);
        json.WriteString("cause", fault.Cause);
        json.WriteEndObject();
    }
}
