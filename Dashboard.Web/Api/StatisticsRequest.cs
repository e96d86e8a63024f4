using System.Text.Json.Serialization;
using Dashboard.Web.Series;

namespace Dashboard.Web.Api;

/// <summary>Body of <c>POST /api/series/statistics</c>: the numbers of which series, at a step or between two.</summary>
internal sealed class StatisticsRequest
{
    /// <summary>First step of the range, or the step itself; digits, since beyond 2^53 a JSON number loses some.</summary>
    public string From { get; set; } = "";

    /// <summary>Last step of the range; null asks for the point nearest to <see cref="From"/>.</summary>
    public string? To { get; set; }

    /// <summary>Strength of the smoothing, 0 for none; its meaning depends on <see cref="Smoother"/>.</summary>
    public double Smoothing { get; set; }

    /// <summary>How to smooth: ema, time, gaussian or average.</summary>
    public string Smoother { get; set; } = "ema";

    /// <summary>Pairs of run id and tag id.</summary>
    public int[][] Series { get; set; } = [];

    /// <summary>What is wrong with the request; null when nothing is.</summary>
    [JsonIgnore]
    public string? Fault => this switch
    {
        { Series: null } => "series: pairs of run id and tag id.",
        { Series.Length: > SeriesRequest.MaxSeries } => $"At most {SeriesRequest.MaxSeries} series can be asked for at a time.",
        _ when Smoothers.Fault(Smoother, Smoothing) is { } fault => fault,
        _ when Step(From) is null => "from: the digits of a step.",
        { To: not null } when Step(To) is null => "to: the digits of a step, or null.",
        { To: not null } when Step(From) > Step(To) => "from: lies behind to.",
        _ when Array.Exists(Series, pair => pair is not { Length: 2 }) => "series: pairs of run id and tag id.",
        _ => null,
    };

    [JsonIgnore]
    public long FromStep => Step(From) ?? 0;

    [JsonIgnore]
    public long? ToStep => Step(To);

    [JsonIgnore]
    public SmoothingRule Rule => Smoothers.Rule(Smoother, Smoothing) ?? SmoothingRule.None;

    private static long? Step(string? digits) =>
        long.TryParse(digits, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var step) ? step : null;
}
