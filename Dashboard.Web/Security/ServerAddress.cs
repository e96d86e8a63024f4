using System.Net;
using Dashboard.Web.Configuration;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>Where the server is found, once it listens.</summary>
internal sealed class ServerAddress(IServer server, IOptions<DashboardOptions> options, AccessToken token)
{
    /// <summary>The URL of the page, with the token where one is required.</summary>
    public string Url
    {
        get
        {
            var path = options.Value.PathPrefix + (token.Value is { } value ? "/?token=" + Uri.EscapeDataString(value) : options.Value.PathPrefix.Length > 0 ? "/" : "");
            return $"http://{Host}:{Port(0)}{path}";
        }
    }

    /// <summary>Host and port for gRPC; null when none was asked for.</summary>
    public string? Grpc => options.Value.GrpcPort is null ? null : $"{Host}:{Port(1)}";

    private string Host
    {
        get
        {
            var address = ListenAddress.Parse(options.Value.Host);
            return address is null || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)
                ? Environment.MachineName.ToLowerInvariant()
                : new UriBuilder { Host = address.ToString() }.Host;
        }
    }

    /// <summary>The port of an endpoint, in the order in which they were asked for.</summary>
    private int Port(int endpoint)
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.ElementAtOrDefault(endpoint) ?? "http://127.0.0.1";
        return new Uri(bound.Replace("[::]", "localhost", StringComparison.Ordinal)).Port;
    }
}
