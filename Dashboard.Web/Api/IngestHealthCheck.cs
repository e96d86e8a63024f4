using Dashboard.Web.Ingest;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Web.Api;

/// <summary>Degraded where files have faults or directories cannot be read; the server itself works all the same.</summary>
internal sealed class IngestHealthCheck(RunRegistry registry, RunDiscovery discovery) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = registry.Current;
        var unreadable = discovery.Problems.Length + registry.Runs.Count(run => run.Problem is not null);
        return Task.FromResult(now.Problems + unreadable + now.MissingDirectories.Length == 0
            ? HealthCheckResult.Healthy($"{now.Runs.Length} runs.")
            : HealthCheckResult.Degraded(
                $"{now.Runs.Length} runs, {now.Problems} files with faults, {unreadable} unreadable directories, {now.MissingDirectories.Length} missing."));
    }
}
