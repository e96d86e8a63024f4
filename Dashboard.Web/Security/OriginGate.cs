using Dashboard.Web.Api.TensorBoard;
using Dashboard.Web.Configuration;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>Refuses what other sites' pages could send with the user's cookies: writes, and the sockets of the circuit and the hub.</summary>
internal static class OriginGate
{
    public static IApplicationBuilder UseOriginGate(this IApplicationBuilder app)
    {
        var isOurs = HostGate.OurNames(app.ApplicationServices.GetRequiredService<IOptions<DashboardOptions>>().Value);
        return app.Use((context, next) =>
        {
            if (!IsSensitive(context.Request) || IsSameOrigin(context.Request) || (IsQuery(context.Request) && IsOfOurHost(context.Request, isOurs)))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync("Requests of other sites are refused.\n");
        });
    }

    /// <summary>TensorBoard's page posts queries, which change nothing, from the port of the proxy that serves it: any port of ours will do for them.</summary>
    internal static bool IsOfOurHost(HttpRequest request, Func<string, bool> isOurs) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && isOurs(origin.Host);

    private static bool IsQuery(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(TensorBoardPaths.Data, StringComparison.Ordinal);

    private static bool IsSensitive(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        || request.HttpContext.WebSockets.IsWebSocketRequest
        || request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    /// <summary>Programs other than browsers send neither header and are let through; browsers send at least one here.</summary>
    internal static bool IsSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
        {
            // The scheme is left out: behind a proxy that speaks TLS ours differs from the browser's.
            return Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, WithoutDefaultPort(uri, request.Host), StringComparison.OrdinalIgnoreCase);
        }

        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
    }

    private static string WithoutDefaultPort(Uri origin, HostString host) =>
        origin.IsDefaultPort && host.Port == origin.Port ? host.Host : host.Value ?? "";
}
