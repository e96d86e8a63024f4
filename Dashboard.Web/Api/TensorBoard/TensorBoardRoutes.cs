using Dashboard.Web.Api.TensorBoard.Sessions;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's HTTP interface: below <c>/data</c> its clients, its own page among them, find what they find with TensorBoard.</summary>
/// <remarks>As there, a route answers whatever the method, unless it says otherwise.</remarks>
internal static class TensorBoardRoutes
{
    public static void AddTensorBoard(this IServiceCollection services)
    {
        services.AddSingleton<LoggedData>();
        services.AddSingleton<SampleLimits>();
        services.AddSingleton<SampleCounts>();
        services.AddSingleton<SessionCatalog>();
    }

    public static void MapTensorBoard(this IEndpointRouteBuilder app)
    {
        var data = app.MapGroup(TensorBoardPaths.Data);
        data.MapCore();
        data.MapPluginsListing();
        var plugins = data.MapGroup("/plugin");
        plugins.MapScalarsPlugin();
        plugins.MapHistogramsPlugin();
        plugins.MapImagesPlugin();
        plugins.MapAudioPlugin();
        plugins.MapTextPlugin();
        plugins.MapGraphsPlugin();
        plugins.MapPrCurvesPlugin();
        plugins.MapMeshesPlugin();
        plugins.MapHParamsPlugin();
        plugins.MapCustomScalarsPlugin();
        plugins.MapProjectorPlugin();
        plugins.MapTimeSeriesPlugin();
        data.Map("/{**rest}", static (HttpContext context, string? rest) => context.RefuseAsync(StatusCodes.Status404NotFound, "Not found"));
    }
}
