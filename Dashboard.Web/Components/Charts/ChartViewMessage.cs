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
    string Smoother,
    bool IgnoreOutliers,
    bool ShowSuperseded,
    string TooltipSort,
    int CardWidth,
    IReadOnlyDictionary<string, double[]> Zooms,
    StepsMessage? Selection,
    IEnumerable<string> Columns,
    SortMessage? Sort)
{
    public static ChartViewMessage From(ScalarView view) => new(
        Word(view.XAxis),
        Word(view.RelativeTo),
        view.LogX,
        view.LogY,
        view.LogYTags,
        view.Smoothing,
        Word(view.Smoother),
        view.IgnoreOutliers,
        view.ShowSuperseded,
        Word(view.TooltipSort),
        view.CardWidth,
        view.Zooms.ToDictionary(zoom => zoom.Key, zoom => Numbers(zoom.Value)),
        view.Selection is { } steps ? new StepsMessage(Digits(steps.From), steps.To is { } to ? Digits(to) : null) : null,
        (view.Selection?.To is null ? view.Table.AtStep : view.Table.OverRange).Select(ValueTable.Word),
        view.Table.Sort is { } sort ? new SortMessage(sort.Word, sort.IsDescending) : null);

    // Beyond 2^53 a JSON number loses digits.
    private static string Digits(long step) => step.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static double[] Numbers(ZoomRange zoom) => zoom.Y is var (low, high) ? [zoom.From, zoom.To, low, high] : [zoom.From, zoom.To];

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>A selection of steps, in digits.</summary>
internal sealed record StepsMessage(string From, string? To);

/// <summary>What rows are sorted by.</summary>
internal sealed record SortMessage(string Column, bool Descending);
