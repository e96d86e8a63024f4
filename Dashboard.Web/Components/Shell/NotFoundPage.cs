namespace Dashboard.Web.Components.Shell;

/// <summary>Shows the page that says so where a browser asked for one that does not exist; what programs ask for stays as answered.</summary>
internal static class NotFoundPage
{
    public static IApplicationBuilder UseNotFoundPage(this WebApplication app) =>
        app.UseWhen(AsksForPage, branch => branch.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));

    private static bool AsksForPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/data")
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
