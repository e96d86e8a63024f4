using Dashboard.Web.Blobs;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Histograms;

/// <summary>Histograms, reduced to what a picture can show, and each one exactly.</summary>
internal static class HistogramRoutes
{
    private const int DefaultBins = 64;
    private const int MaxCells = 1 << 20;

    public static void AddHistograms(this IServiceCollection services) => services.AddSingleton<HistogramReader>();

    public static void MapHistograms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/histograms", ReduceAsync);
        app.MapGet("/api/histograms/exact", ExactAsync);
    }

    /// <summary>
    /// Rows of bins: every step its own row where there are no more than <c>rows</c> of them, else steps in the same interval of the
    /// axis are added up, and <c>merged</c> says how many. Bins of equal width from <c>low</c> to <c>high</c>, or over all values.
    /// </summary>
    private static async Task ReduceAsync(
        HttpContext context, BlobStore blobs, HistogramReader reader, RunRegistry registry, [AsParameters] StepQuery query, double? low, double? high, int? bins)
    {
        if (blobs.Find(query.Run, query.Tag) is not { } sequence)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var steps = query.Select(sequence, registry);
        var groups = SelectedStep.Group(steps, query.RowCount);
        var binCount = Math.Clamp(bins ?? DefaultBins, 1, MaxCells / query.RowCount);
        var (least, greatest) = low < high ? (low.Value, high.Value) : await ExtentAsync(steps);
        var grid = ValueGrid.Over(least, greatest, binCount);
        var rows = new List<HistogramRow>(groups.Count);
        var unreadable = 0;
        foreach (var group in groups)
        {
            var row = new HistogramRow(grid);
            for (var i = group.Start.Value; i < group.End.Value; i++)
            {
                if (await Read(steps[i]) is { } histogram)
                {
                    row.Add(histogram);
                }
                else
                {
                    unreadable++;
                }
            }

            rows.Add(row);
        }

        await StepQuery.Frame(sequence, steps, groups)
            .Fact("low", grid.Low).Fact("high", grid.High).Fact("bins", binCount).Fact("unreadable", unreadable)
            .Block<double>("below", [.. rows.Select(row => row.Below)])
            .Block<double>("above", [.. rows.Select(row => row.Above)])
            .Block<double>("unplaced", [.. rows.Select(row => row.Unplaced)])
            .Block<float>("counts", [.. rows.SelectMany(row => row.Counts).Select(count => (float)count)])
            .WriteAsync(context);

        ValueTask<HistogramValue?> Read(SelectedStep step) => reader.TryReadAsync(query.Run, sequence, step.Index, context.RequestAborted);

        async Task<(double Least, double Greatest)> ExtentAsync(List<SelectedStep> all)
        {
            var extent = (Least: double.PositiveInfinity, Greatest: double.NegativeInfinity);
            foreach (var step in all)
            {
                var histogram = await Read(step);
                for (var i = 0; i < histogram?.Count.Count; i++)
                {
                    if (histogram.Count[i] > 0 && double.IsFinite(histogram.Left[i]) && double.IsFinite(histogram.Right[i]))
                    {
                        extent = (Math.Min(extent.Least, histogram.Left[i]), Math.Max(extent.Greatest, histogram.Right[i]));
                    }
                }
            }

            return extent;
        }
    }

    /// <summary>One histogram as it was written: <c>left</c>, <c>right</c> and <c>count</c> of each bucket.</summary>
    private static async Task ExactAsync(HttpContext context, BlobStore blobs, HistogramReader reader, int run, int tag, int index)
    {
        if (blobs.Find(run, tag) is not { } sequence || index < 0 || index >= sequence.Count)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (await reader.TryReadAsync(run, sequence, index, context.RequestAborted) is not { } histogram)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        await new BlockFrame()
            .Block<long>("step", [sequence[index].Step])
            .Block<double>("left", [.. histogram.Left])
            .Block<double>("right", [.. histogram.Right])
            .Block<double>("count", [.. histogram.Count])
            .WriteAsync(context);
    }
}
