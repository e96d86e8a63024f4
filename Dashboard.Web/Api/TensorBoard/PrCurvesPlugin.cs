using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's precision-recall curves: a tag's curves in each of the runs asked for.</summary>
internal static class PrCurvesPlugin
{
    private const string Plugin = "pr_curves";

    public static void MapPrCurvesPlugin(this IEndpointRouteBuilder plugins)
    {
        var curves = plugins.MapGroup("/" + Plugin);
        curves.Map("/tags", static (HttpContext context, LoggedData logged) => context.TagsAsync(logged, SummaryKind.PrCurve));
        curves.Map("/pr_curves", ReadAsync);
    }

    private static Task ReadAsync(HttpContext context, LoggedData logged, SampleLimits limits, string? tag)
    {
        var runs = context.Request.Query["run"].OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (runs.Length == 0 || tag is null)
        {
            return context.RefuseAsync(StatusCodes.Status400BadRequest, $"No {(runs.Length == 0 ? "runs" : "tag")} provided when fetching PR curve data");
        }

        if (!limits.TryGet(context, Plugin, out var count))
        {
            return SampleLimits.RefuseAsync(context);
        }

        var values = Array.ConvertAll(runs, run => logged.Values(run, tag, SummaryKind.PrCurve));
        if (Array.IndexOf(values, null) is >= 0 and var missing)
        {
            return context.RefuseAsync(
                StatusCodes.Status400BadRequest, $"No PR curves could be found for run {PythonText.Repr(runs[missing])} and tag {PythonText.Repr(tag)}");
        }

        return context.JsonAsync(async json =>
        {
            json.BeginObject();
            foreach (var one in values)
            {
                json.Name(one!.Run.Name).BeginArray();
                foreach (var index in one.Sample(count))
                {
                    if (await one.TryReadAsync(index, value => PrCurveValue.Decode(value), context.RequestAborted) is { } curve)
                    {
                        Write(json, one.Sequence[index].WallTime, one.Sequence[index].Step, curve);
                    }

                    if (!await context.KeepsReadingAsync())
                    {
                        return;
                    }
                }

                json.EndArray();
            }

            json.EndObject();
        });
    }

    private static void Write(PythonJsonWriter json, double wallTime, long step, PrCurveValue curve)
    {
        var end = DefinedThresholds(curve);
        var spacing = 1.0 / Math.Max(curve.ThresholdCount - 1, 1);
        json.BeginObject().Name("wall_time").Value(wallTime).Name("step").Value(step);
        Numbers("precision", curve.Precision);
        Numbers("recall", curve.Recall);
        Counts("true_positives", curve.TruePositives);
        Counts("false_positives", curve.FalsePositives);
        Counts("true_negatives", curve.TrueNegatives);
        Counts("false_negatives", curve.FalseNegatives);
        Numbers("thresholds", [.. Enumerable.Range(0, end).Select(i => i == curve.ThresholdCount - 1 && i > 0 ? 1 : i * spacing)]);
        json.EndObject();

        void Numbers(string name, IReadOnlyList<double> row)
        {
            json.Name(name).BeginArray();
            for (var i = 0; i < end; i++)
            {
                json.Value(row[i]);
            }

            json.EndArray();
        }

        void Counts(string name, IReadOnlyList<double> row)
        {
            json.Name(name).BeginArray();
            for (var i = 0; i < end; i++)
            {
                json.Value(Whole(row[i]));
            }

            json.EndArray();
        }
    }

    /// <summary>Where nothing is called positive any more there is no precision: such thresholds at the end are left out.</summary>
    private static int DefinedThresholds(PrCurveValue curve)
    {
        var (hits, misses) = (curve.TruePositives, curve.FalsePositives);
        var end = hits.Count;
        while (end > 1 && Whole(hits[end - 1]) + Whole(misses[end - 1]) == 0)
        {
            end--;
        }

        return end;
    }

    private static long Whole(double count) => double.IsFinite(count) ? (long)count : 0;
}
