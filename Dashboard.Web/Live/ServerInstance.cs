namespace Dashboard.Web.Live;

/// <summary>Names this start of the server: run and tag ids mean nothing to another one.</summary>
internal sealed class ServerInstance
{
    public string Id { get; } = Guid.NewGuid().ToString("N");
}
