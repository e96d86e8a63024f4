using Microsoft.AspNetCore.Diagnostics;

namespace Dashboard.Web.Components.Shell;

/// <summary>Shows the page that says so where a browser asked for one that does not exist; what programs ask for stays as answered.</summary>
internal static class NotFoundPage
{
    public static void UseNotFoundPage(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(static (context, next) =>
        {
            if (!AsksForPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
        app.UseRouting(); // After it, so that the page is found when the request is run again.
    }

    private static bool AsksForPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/data")
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
