using System.Net;

namespace Dashboard.Web.Configuration;

/// <summary>The address that <c>--host</c> names.</summary>
internal static class ListenAddress
{
    /// <summary>Null when the name is no address.</summary>
    public static IPAddress? Parse(string host) => host switch
    {
        "localhost" => IPAddress.Loopback,
        "*" or "+" => IPAddress.Any,
        _ => IPAddress.TryParse(host, out var address) ? address : null,
    };

    /// <summary>Whether only programs on this machine can connect.</summary>
    public static bool IsLoopback(string host) => Parse(host) is { } address && IPAddress.IsLoopback(address);
}
