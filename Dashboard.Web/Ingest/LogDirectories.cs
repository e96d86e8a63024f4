using System.Collections.Immutable;
using Dashboard.Web.Configuration;
using EventFormat.Runs;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Ingest;

/// <summary>The watched log directories.</summary>
internal sealed class LogDirectories(IOptions<DashboardOptions> options) : ILogDirectories
{
    public ImmutableArray<(WatchedDirectory Watched, LogDirectory Directory)> All { get; } =
        [.. WatchedDirectory.ParseAll(options.Value.LogDirs).Select(watched => (watched, new LogDirectory(watched.Path)))];

    public ImmutableArray<string> Paths { get; } = [.. options.Value.LogDirs];
}
