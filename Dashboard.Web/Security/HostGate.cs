using System.Net;
using Dashboard.Web.Configuration;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>Answers only under names that are ours, so that no web page can reach the server by rebinding its own name to this address.</summary>
internal static class HostGate
{
    public static IApplicationBuilder UseHostGate(this IApplicationBuilder app)
    {
        var isOurs = OurNames(app.ApplicationServices.GetRequiredService<IOptions<DashboardOptions>>().Value);
        return app.Use((context, next) =>
        {
            if (isOurs(context.Request.Host.Host))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return context.Response.WriteAsync("This server does not answer under that name; Dashboard:AllowedHosts lists further ones.\n");
        });
    }

    /// <summary>Whether a host is a name of this server.</summary>
    public static Func<string, bool> OurNames(DashboardOptions options)
    {
        var isLoopback = ListenAddress.IsLoopback(options.Host);
        HashSet<string> names = new(options.AllowedHosts, StringComparer.OrdinalIgnoreCase) { "localhost", options.Host };
        if (!isLoopback)
        {
            names.Add(Environment.MachineName);
        }

        return host => IsOurs(host, names, isLoopback);
    }

    /// <summary>An IP literal cannot be rebound; on a loopback server only loopback literals make sense.</summary>
    internal static bool IsOurs(string host, HashSet<string> names, bool isLoopback) =>
        names.Contains(host)
        || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && (!isLoopback || IPAddress.IsLoopback(address)));
}
