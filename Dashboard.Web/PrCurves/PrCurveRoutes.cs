using Dashboard.Web.Blobs;
using EventFormat.Summaries;

namespace Dashboard.Web.PrCurves;

/// <summary>Precision-recall curves, one step at a time.</summary>
internal static class PrCurveRoutes
{
    public static void MapPrCurves(this IEndpointRouteBuilder app) => app.MapGet("/api/prcurves", ReadAsync);

    /// <summary>The curve at an index of the tag's values, one number per threshold in each block, up to the last at which anything is called positive; 422 when it cannot be read.</summary>
    private static async Task ReadAsync(HttpContext context, BlobStore blobs, int run, int tag, int index)
    {
        if (blobs.Find(run, tag) is not { } sequence || index < 0 || index >= sequence.Count)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        PrCurveValue curve;
        try
        {
            curve = PrCurveValue.Decode(await blobs.ReadAsync(run, sequence, index, context.RequestAborted));
        }
        catch (Exception e) when (e is SummaryFormatException or IOException or UnauthorizedAccessException)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var points = DefinedPoints(curve);
        var (precision, recall) = (Defined(curve.Precision), Defined(curve.Recall));
        await new BlockFrame()
            .Fact("area", AreaUnderCurve.Trapezoids(recall, precision))
            .Fact("averagePrecision", AreaUnderCurve.AveragePrecision(recall, precision))
            .Block<double>("threshold", Defined(curve.Thresholds))
            .Block<double>("truePositives", Defined(curve.TruePositives))
            .Block<double>("falsePositives", Defined(curve.FalsePositives))
            .Block<double>("trueNegatives", Defined(curve.TrueNegatives))
            .Block<double>("falseNegatives", Defined(curve.FalseNegatives))
            .Block<double>("precision", precision)
            .Block<double>("recall", recall)
            .WriteAsync(context);

        double[] Defined(IReadOnlyList<double> row) => [.. row.Take(points)];
    }

    // Where nothing is called positive any more there is no precision: TensorBoard leaves these thresholds out, too.
    private static int DefinedPoints(PrCurveValue curve)
    {
        var (hits, misses) = (curve.TruePositives, curve.FalsePositives);
        var points = hits.Count;
        while (points > 1 && hits[points - 1] == 0 && misses[points - 1] == 0)
        {
            points--;
        }

        return points;
    }
}
