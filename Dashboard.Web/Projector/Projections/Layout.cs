namespace Dashboard.Web.Projector.Projections;

/// <summary>Where points are drawn.</summary>
/// <param name="Dimensions">Numbers per point: 2 or 3, or as many components as were asked for.</param>
/// <param name="Coordinates">Point after point.</param>
/// <param name="Shares">For principal components the share of the variance that each explains; else empty.</param>
internal sealed record Layout(int Dimensions, float[] Coordinates, float[] Shares)
{
    public int Count => Coordinates.Length / Dimensions;
}
