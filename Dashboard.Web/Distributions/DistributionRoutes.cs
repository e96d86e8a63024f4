using Dashboard.Web.Blobs;
using Dashboard.Web.Histograms;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Distributions;

/// <summary>Histograms as quantiles over steps.</summary>
internal static class DistributionRoutes
{
    public static void MapDistributions(this IEndpointRouteBuilder app) => app.MapGet("/api/distributions", ReduceAsync);

    /// <summary>
    /// For each step the nine quantiles of <see cref="Quantiles"/>. Where there are more steps than <c>rows</c>, those in the same interval of the axis
    /// are told by the <c>least</c> and the <c>greatest</c> value of each quantile, so that no peak is lost; else both are the quantiles themselves. A step that cannot be read is NaN.
    /// </summary>
    private static async Task ReduceAsync(HttpContext context, BlobStore blobs, HistogramReader reader, RunRegistry registry, [AsParameters] StepQuery query)
    {
        if (blobs.Find(query.Run, query.Tag) is not { } sequence)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var points = Quantiles.BasisPoints.Length;
        var steps = query.Select(sequence, registry, withNeighbours: true);
        var groups = SelectedStep.Group(steps, query.RowCount);
        var (least, greatest) = (new double[groups.Count * points], new double[groups.Count * points]);
        var values = new double[points];
        var unreadable = 0;
        for (var row = 0; row < groups.Count; row++)
        {
            var (low, high) = (least.AsMemory(row * points, points), greatest.AsMemory(row * points, points));
            low.Span.Fill(double.NaN);
            high.Span.Fill(double.NaN);
            for (var i = groups[row].Start.Value; i < groups[row].End.Value; i++)
            {
                if (await reader.TryReadAsync(query.Run, sequence, steps[i].Index, context.RequestAborted) is not { } histogram)
                {
                    unreadable++;
                    continue;
                }

                Quantiles.Of(histogram, values);
                for (var point = 0; point < points; point++)
                {
                    low.Span[point] = double.MinNumber(low.Span[point], values[point]);
                    high.Span[point] = double.MaxNumber(high.Span[point], values[point]);
                }
            }
        }

        await StepQuery.Frame(sequence, steps, groups)
            .Fact("unreadable", unreadable)
            .Block<double>("least", least)
            .Block<double>("greatest", greatest)
            .WriteAsync(context);
    }
}
