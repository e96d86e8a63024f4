using Dashboard.Web.Components.Scalars;

namespace Dashboard.Web.Components.Charts;

/// <summary>The part of a view that the chart modules read, as they spell it.</summary>
internal sealed record ChartViewMessage(
    string XAxis,
    string RelativeTo,
    bool LogX,
    bool LogY,
    IEnumerable<string> LogYTags,
    double Smoothing,
    bool IgnoreOutliers,
    bool ShowSuperseded,
    string TooltipSort,
    int CardWidth,
    IReadOnlyDictionary<string, double[]> Zooms)
{
    public static ChartViewMessage From(ScalarView view) => new(
        Word(view.XAxis),
        Word(view.RelativeTo),
        view.LogX,
        view.LogY,
        view.LogYTags,
        view.Smoothing,
        view.IgnoreOutliers,
        view.ShowSuperseded,
        Word(view.TooltipSort),
        view.CardWidth,
        view.Zooms.ToDictionary(zoom => zoom.Key, zoom => Numbers(zoom.Value)));

    private static double[] Numbers(ZoomRange zoom) => zoom.Y is var (low, high) ? [zoom.From, zoom.To, low, high] : [zoom.From, zoom.To];

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
