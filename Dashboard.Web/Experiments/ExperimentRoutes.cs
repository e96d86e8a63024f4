using Dashboard.Web.Experiments.Api;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Facts;
using Dashboard.Web.Experiments.Files;
using Dashboard.Web.Experiments.Runs;

namespace Dashboard.Web.Experiments;

/// <summary>Registers what is known of runs: facts, catalog, table, and their routes under <c>/api/v1</c>.</summary>
internal static class ExperimentRoutes
{
    public static void AddExperiments(this IServiceCollection services)
    {
        services.AddSingleton<CatalogFiles>();
        services.AddSingleton(CatalogSchema.Newest);
        services.AddSingleton<CatalogService>();
        services.AddSingleton<ICatalog>(provider => provider.GetRequiredService<CatalogService>());
        services.AddHostedService(provider => provider.GetRequiredService<CatalogService>());
        services.AddSingleton<FactsService>();
        services.AddHostedService(provider => provider.GetRequiredService<FactsService>());
        services.AddSingleton<MetricSource>();
        services.AddSingleton<RunFiles>();
        services.AddSingleton<ExperimentService>();
        services.AddHostedService(provider => provider.GetRequiredService<ExperimentService>());
    }

    public static void MapExperiments(this IEndpointRouteBuilder app)
    {
        app.MapRuns();
        app.MapMarks();
        app.MapRunFiles();
    }
}
