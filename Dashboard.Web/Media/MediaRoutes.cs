namespace Dashboard.Web.Media;

/// <summary>The routes of everything that people look at, read or listen to.</summary>
internal static class MediaRoutes
{
    public static void AddMedia(this IServiceCollection services) => services.AddSingleton<MediaReader>();

    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        app.MapImages();
        app.MapText();
        app.MapAudio();
        app.MapTensors();
    }
}
