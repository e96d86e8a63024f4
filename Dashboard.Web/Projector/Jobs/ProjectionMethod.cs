using Dashboard.Web.Projector.Projections;

namespace Dashboard.Web.Projector.Jobs;

/// <summary>Does what a request asks for.</summary>
internal static class ProjectionMethod
{
    /// <summary>Principal components that are computed, of which a page picks three.</summary>
    public const int Components = 10;

    // Where there are more dimensions, distances are taken among the leading components: the rest is mostly noise, and slow.
    private const int MostDimensions = 128;
    private const int ReducedDimensions = 100;

    /// <summary>The layout, and how trustworthy it is.</summary>
    public static (Layout Layout, double Trustworthiness) Run(ProjectionRequest request, PointMatrix all, ProjectionWork work)
    {
        var points = request.Points is { } some ? all.Select(some) : all;
        points = request.Spherize ? points.Spherize() : points;
        var layout = request.Method == "pca" ? PrincipalComponents.Fit(points, Components, work) : Iterate(request, points, work);
        work.Settled?.Invoke(layout);
        return (layout, Trustworthiness.Of(points, Drawn(layout, request.Dimensions), work));
    }

    private static Layout Iterate(ProjectionRequest request, PointMatrix points, ProjectionWork work)
    {
        if (points.Dimensions > MostDimensions)
        {
            var reduced = PrincipalComponents.Fit(points, ReducedDimensions, work);
            points = new PointMatrix(reduced.Coordinates, points.Count, reduced.Dimensions);
        }

        points = request.Metric == "cosine" ? points.ToUnitLength() : points;
        if (points.Count == 1)
        {
            return new Layout(request.Dimensions, new float[request.Dimensions], []);
        }

        return request.Method == "tsne"
            ? TSne.Fit(points, new TSneOptions
            {
                Dimensions = request.Dimensions,
                Perplexity = request.Perplexity,
                LearningRate = request.LearningRate,
                Iterations = request.Iterations > 0 ? request.Iterations : 1000,
                Seed = request.Seed,
            }, work)
            : Umap.Fit(points, new UmapOptions
            {
                Dimensions = request.Dimensions,
                Neighbours = request.Neighbours,
                MinDistance = request.MinDistance,
                Epochs = request.Iterations,
                Seed = request.Seed,
            }, work);
    }

    private static Layout Drawn(Layout layout, int dimensions)
    {
        if (layout.Dimensions <= dimensions)
        {
            return layout;
        }

        var drawn = new float[layout.Count * dimensions];
        for (var point = 0; point < layout.Count; point++)
        {
            layout.Coordinates.AsSpan(point * layout.Dimensions, dimensions).CopyTo(drawn.AsSpan(point * dimensions));
        }

        return new Layout(dimensions, drawn, layout.Shares);
    }
}
