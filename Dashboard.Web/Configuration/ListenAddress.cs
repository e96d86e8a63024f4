using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Dashboard.Web.Configuration;

/// <summary>The address that <c>--host</c> names.</summary>
internal static class ListenAddress
{
    public static bool TryParse(string host, [NotNullWhen(true)] out IPAddress? address)
    {
        address = host switch
        {
            "localhost" => IPAddress.Loopback,
            "*" or "+" => IPAddress.Any,
            _ => null,
        };
        return address is not null || IPAddress.TryParse(host, out address);
    }

    /// <summary>Whether only programs on this machine can connect.</summary>
    public static bool IsLoopback(string host) => TryParse(host, out var address) && IPAddress.IsLoopback(address);
}
