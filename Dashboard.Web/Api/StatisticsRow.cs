using Dashboard.Web.Series;

namespace Dashboard.Web.Api;

/// <summary>The numbers of one series in the answer of <c>/api/series/statistics</c>; steps are digits, what is no number is named.</summary>
internal sealed record StatisticsRow(
    int Run, int Tag, long Count, long NonFinite, string StartStep, double Start, string EndStep, double End, double? Smoothed,
    double? Wall, double? SeriesStart, double? RunStart, string? MinStep, double? Min, string? MaxStep, double? Max, double? Mean)
{
    public static StatisticsRow Of(int run, int tag, SeriesSnapshot snapshot, RangeStatistics range) => new(
        run,
        tag,
        range.Count,
        range.NonFinite,
        Digits(range.Start.Step),
        range.Start.Value,
        Digits(range.End.Step),
        range.End.Value,
        range.Smoothed,
        Known(range.End.WallTime),
        Known(snapshot.SeriesStart),
        Known(snapshot.RunStart),
        range.Lowest is { } lowest ? Digits(lowest.Step) : null,
        range.Lowest?.Value,
        range.Highest is { } highest ? Digits(highest.Step) : null,
        range.Highest?.Value,
        Known(range.Mean));

    private static string Digits(long step) => step.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
