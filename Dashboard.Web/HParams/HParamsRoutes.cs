using System.Text.Json;
using Dashboard.Web.Components.HParams;

namespace Dashboard.Web.HParams;

/// <summary>The trials over HTTP, under the view that the HParams page's own query parameters say.</summary>
internal static class HParamsRoutes
{
    public static void AddHParams(this IServiceCollection services)
    {
        services.AddSingleton<TrialTableReader>();
        services.AddSingleton<MetricReader>();
        services.AddSingleton<TrialListingReader>();
    }

    public static void MapHParams(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/hparams/plot", Plot);
        app.MapGet("/api/hparams/trials.csv", (HttpContext context, TrialListingReader reader) => Text(context, "text/csv", TrialExport.Csv(Listing(context, reader))));
        app.MapGet("/api/hparams/trials.tex", (HttpContext context, TrialListingReader reader) => Text(context, "application/x-tex", TrialExport.Latex(Listing(context, reader))));
        app.MapGet("/api/hparams/trials.json", (HttpContext context, TrialListingReader reader) => Json(context, json => TrialExport.WriteJson(json, Listing(context, reader))));
    }

    private static Task Plot(HttpContext context, TrialListingReader reader)
    {
        var view = View(context);
        return Json(context, json => TrialPlotJson.Write(json, reader.Read(view), view));
    }

    private static HParamsView View(HttpContext context) => HParamsViewUrl.Instance.Parse(context.Request.QueryString.Value ?? "");

    private static TrialListing Listing(HttpContext context, TrialListingReader reader) => reader.Read(View(context));

    private static Task Text(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type + "; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static async Task Json(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        write(json);
        await json.FlushAsync(context.RequestAborted);
    }
}
