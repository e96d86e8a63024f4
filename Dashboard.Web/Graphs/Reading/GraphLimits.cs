namespace Dashboard.Web.Graphs.Reading;

/// <summary>What a graph may hold. Everything in it was written by others, so every count that memory follows has a bound.</summary>
internal static class GraphLimits
{
    /// <summary>Bytes of an encoded graph, logged or uploaded.</summary>
    public const int Bytes = 256 << 20;

    /// <summary>Bytes of an upload.</summary>
    public const int UploadBytes = 64 << 20;

    public const int Operations = 500_000;

    public const int Inputs = 2_000_000;

    /// <summary>Scopes, series and operations together.</summary>
    public const int TreeNodes = 1_000_000;

    /// <summary>Scopes within scopes; what lies deeper stays in the name.</summary>
    public const int Depth = 48;
}
