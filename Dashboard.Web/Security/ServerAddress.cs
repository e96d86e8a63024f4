using System.Net;
using Dashboard.Web.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>The URL to open, once the server listens.</summary>
internal sealed class ServerAddress(IServer server, IOptions<DashboardOptions> options, AccessToken token)
{
    public string Url
    {
        get
        {
            var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://127.0.0.1";
            var port = new Uri(bound.Replace("[::]", "localhost", StringComparison.Ordinal)).Port;
            var address = ListenAddress.Parse(options.Value.Host);
            var host = address is null || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
                ? Environment.MachineName.ToLowerInvariant()
                : new UriBuilder { Host = address.ToString() }.Host;
            return $"http://{host}:{port}{(token.Value is { } value ? "/?token=" + Uri.EscapeDataString(value) : "")}";
        }
    }
}
