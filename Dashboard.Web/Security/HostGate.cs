using System.Net;
using Dashboard.Web.Configuration;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>Answers only under names that are ours, so that no web page can reach the server by rebinding its own name to this address.</summary>
internal static class HostGate
{
    public static IApplicationBuilder UseHostGate(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptions<DashboardOptions>>().Value;
        var isLoopback = ListenAddress.IsLoopback(options.Host);
        HashSet<string> names = new(options.AllowedHosts, StringComparer.OrdinalIgnoreCase) { "localhost", options.Host };
        if (!isLoopback)
        {
            names.Add(Environment.MachineName);
        }

        return app.Use((context, next) =>
        {
            if (IsOurs(context.Request.Host.Host, names, isLoopback))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return context.Response.WriteAsync("This server does not answer under that name; Dashboard:AllowedHosts lists further ones.\n");
        });
    }

    /// <summary>An IP literal cannot be rebound; on a loopback server only loopback literals make sense.</summary>
    internal static bool IsOurs(string host, HashSet<string> names, bool isLoopback) =>
        names.Contains(host)
        || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && (!isLoopback || IPAddress.IsLoopback(address)));
}
