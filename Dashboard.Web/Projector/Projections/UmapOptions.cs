namespace Dashboard.Web.Projector.Projections;

/// <summary>Settings of UMAP.</summary>
internal sealed record UmapOptions
{
    public int Dimensions { get; init; } = 2;

    /// <summary>Size of the neighbourhoods that are kept, from 2 to 100.</summary>
    public int Neighbours { get; init; } = 15;

    /// <summary>How near drawn points may come, from 0 to 1.</summary>
    public double MinDistance { get; init; } = 0.1;

    /// <summary>Passes over the graph; 0 for as many as fit the number of points.</summary>
    public int Epochs { get; init; }

    public ulong Seed { get; init; }
}
