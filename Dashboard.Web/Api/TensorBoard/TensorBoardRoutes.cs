using Dashboard.Web.Api.TensorBoard.DataProvider;
using Dashboard.Web.Api.TensorBoard.Sessions;
using Microsoft.AspNetCore.ResponseCompression;

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
        services.AddGrpc();
        services.AddResponseCompression(static options => options.Providers.Add<GzipCompressionProvider>());
    }

    /// <summary>Answers are packed for clients that take them so, as TensorBoard does.</summary>
    public static void UseTensorBoardCompression(this IApplicationBuilder app) => app.UseWhen(
        static context => context.Request.Path.StartsWithSegments(TensorBoardPaths.Data, StringComparison.Ordinal), static data => data.UseResponseCompression());

    public static void MapTensorBoard(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<DataProviderService>();
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
