using System.Net;
using System.Net.Sockets;
using Dashboard.Web.Configuration;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>Makes Kestrel listen where the options say, and nowhere else.</summary>
internal static class Listening
{
    /// <summary>The largest request: a query of thousands of series is far below it.</summary>
    private const int MaxRequestBytes = 1 << 20;

    /// <summary>How many ports behind the default are tried.</summary>
    private const int PortsToTry = 100;

    public static void AddListening(this IServiceCollection services)
    {
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<DashboardOptions>>(static (kestrel, options) =>
        {
            var address = ListenAddress.Parse(options.Value.Host) ?? IPAddress.Loopback;
            kestrel.Listen(address, options.Value.Port ?? DashboardOptions.DefaultPort);
            if (options.Value.GrpcPort is { } grpc)
            {
                // Without TLS nothing can tell HTTP/2 from HTTP/1 on one port.
                kestrel.Listen(address, grpc, listen => listen.Protocols = HttpProtocols.Http2);
            }

            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        services.AddOptions<SocketTransportOptions>().Configure<IOptions<DashboardOptions>>(static (transport, options) =>
            transport.CreateBoundListenSocket = endpoint => ((IPEndPoint)endpoint).Port == options.Value.GrpcPort && options.Value.GrpcPort > 0
                ? Bind((IPEndPoint)endpoint, movesOn: false, "--grpc-port")
                : Bind((IPEndPoint)endpoint, movesOn: options.Value.Port is null));
    }

    /// <summary>Binds the port, or the next free one; bound once and for all, so that no other process can come between.</summary>
    internal static Socket Bind(IPEndPoint endpoint, bool movesOn, string option = "--port")
    {
        for (var port = endpoint.Port; ; port++)
        {
            try
            {
                return SocketTransportOptions.CreateDefaultBoundListenSocket(new IPEndPoint(endpoint.Address, port));
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                if (!movesOn || port >= endpoint.Port + PortsToTry)
                {
                    throw new AddressInUseException(e.SocketErrorCode == SocketError.AccessDenied
                        ? $"{option} {port}: this user may not listen there."
                        : $"{option} {port}: already in use on {endpoint.Address}; 0 takes any free one.", e);
                }
            }
            catch (SocketException e)
            {
                throw new IOException($"--host {endpoint.Address}: cannot listen there ({e.Message}).", e);
            }
        }
    }
}
