namespace Dashboard.Web.Projector.Embeddings;

/// <summary>The points of an embedding.</summary>
/// <param name="Points">The points.</param>
/// <param name="NotFinite">Coordinates that were NaN or infinite, and stand at the mean of the others.</param>
internal sealed record LoadedEmbedding(PointMatrix Points, int NotFinite)
{
    /// <summary>Values an embedding may have: 256 MB of memory.</summary>
    public const int MostValues = 64 << 20;

    /// <summary>Stands for it where the points must not be kept alive.</summary>
    public object Identity { get; } = new();

    /// <summary>Takes the values over, those that are not finite replaced.</summary>
    /// <exception cref="FormatException">There are none.</exception>
    public static LoadedEmbedding Of(float[] values, int count, int dimensions)
    {
        if (count == 0 || dimensions == 0)
        {
            throw new FormatException("The tensor is empty.");
        }

        var points = new PointMatrix(values, count, dimensions);
        return new LoadedEmbedding(points, Repair(values, dimensions));
    }

    private static int Repair(float[] values, int dimensions)
    {
        var broken = values.Count(value => !float.IsFinite(value));
        if (broken == 0)
        {
            return 0;
        }

        for (var axis = 0; axis < dimensions; axis++)
        {
            var (sum, finite) = (0.0, 0);
            for (var i = axis; i < values.Length; i += dimensions)
            {
                (sum, finite) = float.IsFinite(values[i]) ? (sum + values[i], finite + 1) : (sum, finite);
            }

            for (var i = axis; i < values.Length; i += dimensions)
            {
                values[i] = float.IsFinite(values[i]) ? values[i] : (float)(sum / Math.Max(1, finite));
            }
        }

        return broken;
    }
}
