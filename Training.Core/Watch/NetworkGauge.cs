using System.Net.NetworkInformation;

namespace Training.Core.Watch;

/// <summary>What all network interfaces but the machine's own loop receive and send.</summary>
internal sealed class NetworkGauge : ISystemGauge
{
    private RateCounter _received, _sent;

    public IEnumerable<(string Tag, double Value)> Read(TimeSpan elapsed)
    {
        var (received, sent) = Totals();
        if (_received.Next(received, elapsed) is { } into)
        {
            yield return ("system/network/received_mib_per_second", into / Units.Mebi);
        }

        if (_sent.Next(sent, elapsed) is { } from)
        {
            yield return ("system/network/sent_mib_per_second", from / Units.Mebi);
        }
    }

    private static (double Received, double Sent) Totals()
    {
        var (received, sent) = (0.0, 0.0);
        foreach (var one in NetworkInterface.GetAllNetworkInterfaces().Where(one => one.NetworkInterfaceType != NetworkInterfaceType.Loopback))
        {
            var statistics = one.GetIPStatistics();
            received += statistics.BytesReceived;
            sent += statistics.BytesSent;
        }

        return (received, sent);
    }
}
