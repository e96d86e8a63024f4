using Dashboard.Web.Api;
using Dashboard.Web.Api.TensorBoard;
using Dashboard.Web.Blobs;
using Dashboard.Web.Cli;
using Dashboard.Web.Colours;
using Dashboard.Web.Components;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Configuration;
using Dashboard.Web.CustomScalars;
using Dashboard.Web.Demo;
using Dashboard.Web.Distributions;
using Dashboard.Web.Experiments;
using Dashboard.Web.Graphs;
using Dashboard.Web.HParams;
using Dashboard.Web.Histograms;
using Dashboard.Web.Ingest;
using Dashboard.Web.Live;
using Dashboard.Web.Media;
using Dashboard.Web.Meshes;
using Dashboard.Web.PrCurves;
using Dashboard.Web.Projector;
using Dashboard.Web.Security;

namespace Dashboard.Web;

/// <summary>The app, one line per feature.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => MonitorCommandLine.RunAsync(args, Console.Out, Console.Error);

    /// <summary>Builds the server; <paramref name="commandLine"/> is laid over what the settings files and the environment say.</summary>
    public static WebApplication Build(Action<DashboardOptions> commandLine)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddDashboardOptions(commandLine);
        builder.AddQuietLogging();
        builder.Services.AddSecurity();
        builder.Services.AddIngest();
        builder.Services.AddBlobs();
        builder.Services.AddHistograms();
        builder.Services.AddHParams();
        builder.Services.AddCustomScalars();
        builder.Services.AddGraphs();
        builder.Services.AddExperiments();
        builder.Services.AddMedia();
        builder.Services.AddLive();
        builder.Services.AddColours();
        builder.Services.AddDashboards();
        builder.Services.AddProjector();
        builder.Services.AddTensorBoard();
        builder.Services.AddHealth();
        builder.Services.AddDemo();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.WebHost.UseStaticWebAssets(); // Without it a Production run from build output serves empty assets.

        var app = builder.Build();
        app.UsePathPrefix();
        app.UseTensorBoardPaths();
        app.UseSecurity();
        app.UseTensorBoardCompression();
        app.UseNotFoundPage();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapSeries();
        app.MapStatistics();
        app.MapBlobs();
        app.MapHistograms();
        app.MapDistributions();
        app.MapPrCurves();
        app.MapMeshes();
        app.MapHParams();
        app.MapGraphs();
        app.MapProjector();
        app.MapExperiments();
        app.MapMedia();
        app.MapTensorBoard();
        app.MapHealth();
        app.MapLive();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null); // Ours is stricter.
        return app;
    }
}
