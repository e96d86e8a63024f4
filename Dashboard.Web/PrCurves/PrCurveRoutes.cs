using Dashboard.Web.Blobs;
using EventFormat.Summaries;

namespace Dashboard.Web.PrCurves;

/// <summary>Precision-recall curves, one step at a time.</summary>
internal static class PrCurveRoutes
{
    public static void MapPrCurves(this IEndpointRouteBuilder app) => app.MapGet("/api/prcurves", ReadAsync);

    /// <summary>The curve at an index of the tag's values, one number per threshold in each block; 422 when it cannot be read.</summary>
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

        await new BlockFrame()
            .Fact("area", AreaUnderCurve.Trapezoids(curve))
            .Fact("averagePrecision", AreaUnderCurve.AveragePrecision(curve))
            .Block<double>("threshold", [.. curve.Thresholds])
            .Block<double>("truePositives", [.. curve.TruePositives])
            .Block<double>("falsePositives", [.. curve.FalsePositives])
            .Block<double>("trueNegatives", [.. curve.TrueNegatives])
            .Block<double>("falseNegatives", [.. curve.FalseNegatives])
            .Block<double>("precision", [.. curve.Precision])
            .Block<double>("recall", [.. curve.Recall])
            .WriteAsync(context);
    }
}
