using Dashboard.Web.Configuration;
using Dashboard.Web.Ingest;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>What is said of the server and its runs.</summary>
internal static class CoreRoutes
{
    /// <summary>The release whose interface this is, and that it is not TensorBoard that answers.</summary>
    private const string Version = "2.22.0+monitor";

    public static void MapCore(this IEndpointRouteBuilder data)
    {
        data.Map("/environment", static (HttpContext context, ILogDirectories logs, IOptions<DashboardOptions> options) => context.JsonAsync(json => json
            .BeginObject()
            .Name("version").Value(Version)
            .Name("data_location").Value(Location(logs))
            .Name("window_title").Value(options.Value.WindowTitle)
            .Name("experiment_name").Value("")
            .Name("experiment_description").Value("")
            .Name("creation_time").Value(0)
            .EndObject()));
        data.Map("/logdir", static (HttpContext context, ILogDirectories logs) => context.JsonAsync(json => json
            .BeginObject().Name("logdir").Value(Location(logs)).EndObject()));
        data.Map("/window_properties", static (HttpContext context, IOptions<DashboardOptions> options) => context.JsonAsync(json => json
            .BeginObject().Name("window_title").Value(options.Value.WindowTitle).EndObject()));
        data.Map("/runs", static (HttpContext context, LoggedData logged) => context.JsonAsync(json => Runs(json, logged)));
        data.Map("/experiments", Nothing);
        data.Map("/experiment_runs", Nothing);

        // TensorBoard keeps its news in a file beside its page; a proxy that serves the page has it, Monitor has none.
        data.Map("/notifications", static () => Results.Redirect("../notifications_note.json"));
    }

    /// <summary>Where the data is, in words.</summary>
    public static string Location(ILogDirectories logs) => string.Join(", ", logs.Paths);

    private static Task Nothing(HttpContext context, LoggedData logged) => context.JsonAsync(json => json.BeginArray().EndArray());

    private static void Runs(PythonJsonWriter json, LoggedData logged)
    {
        json.BeginArray();
        foreach (var (name, _) in logged.RunsByStart())
        {
            json.Value(name);
        }

        json.EndArray();
    }
}
