using Dashboard.Web.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Ingest;

/// <summary>Registers what finds and reads runs.</summary>
internal static class IngestServices
{
    public static void AddIngest(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TagTable>();
        services.AddSingleton<RunRegistry>();
        services.AddSingleton<IRunList>(provider => provider.GetRequiredService<RunRegistry>());
        services.AddSingleton<IHealthReport>(provider => provider.GetRequiredService<RunRegistry>());
        services.AddSingleton<LogDirectories>();
        services.AddSingleton<ILogDirectories>(provider => provider.GetRequiredService<LogDirectories>());
        services.AddSingleton<IngestMetrics>();
        services.AddSingleton<RunFactory>();
        services.AddSingleton<RunDiscovery>();
        services.AddSingleton(static provider => new ReadQueue(
            provider.GetRequiredService<TimeProvider>(), TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<DashboardOptions>>().Value.ReloadInterval)));
        services.AddHostedService<DiscoveryService>();
        services.AddHostedService<ReadService>();
    }
}
