using Dashboard.Web.Projector.Embeddings;
using Dashboard.Web.Projector.Jobs;

namespace Dashboard.Web.Projector;

/// <summary>Registers the projector.</summary>
internal static class ProjectorServices
{
    public static void AddProjector(this IServiceCollection services)
    {
        services.AddSingleton<LoggedTensors>();
        services.AddSingleton<EmbeddingStore>();
        services.AddSingleton<ProjectionJobs>();
        services.AddSingleton<EmbeddingFinder>();
        services.AddHostedService(provider => provider.GetRequiredService<EmbeddingFinder>());
    }
}
