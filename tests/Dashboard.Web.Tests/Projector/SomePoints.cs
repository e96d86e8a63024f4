using Dashboard.Web.Projector;

namespace Dashboard.Web.Tests.Projector;

/// <summary>Made-up points.</summary>
internal static class SomePoints
{
    public static ProjectionWork Work { get; } = new(CancellationToken.None, 2);

    /// <summary>Normally distributed clouds around random centres.</summary>
    public static PointMatrix Clouds(int count, int dimensions, int clouds, ulong seed = 1, double distance = 3)
    {
        var random = new SeededRandom(seed);
        var centres = new double[clouds * dimensions];
        for (var i = 0; i < centres.Length; i++)
        {
            centres[i] = distance * random.NextNormal();
        }

        var values = new float[count * dimensions];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)(centres[(i / dimensions % clouds * dimensions) + (i % dimensions)] + random.NextNormal());
        }

        return new PointMatrix(values, count, dimensions);
    }
}
