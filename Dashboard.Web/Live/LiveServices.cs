namespace Dashboard.Web.Live;

/// <summary>Registers the hub and what feeds it.</summary>
internal static class LiveServices
{
    /// <summary>A page that watches thousands of series says so in one message.</summary>
    private const int MaxMessageBytes = 512 << 10;

    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<ServerInstance>();
        services.AddSingleton<SeriesWatchers>();
        services.AddSingleton<LiveConnections>();

        // Not by AddOptions: what is not set in this way SignalR takes from the options of all hubs.
        services.AddSignalR().AddMessagePackProtocol().AddHubOptions<LiveHub>(static hub =>
        {
            hub.MaximumReceiveMessageSize = MaxMessageBytes;
            hub.SupportedProtocols = ["messagepack"];
        });
    }

    public static void MapLive(this IEndpointRouteBuilder app) => app.MapHub<LiveHub>(LiveHub.Path);
}
