using System.Text.Json.Serialization;
using Dashboard.Web.Series;

namespace Dashboard.Web.Api;

/// <summary>Body of <c>POST /api/series/query</c>: what part of which series, at what resolution.</summary>
internal sealed class SeriesRequest
{
    /// <summary>A page asks for the series of a few cards at a time.</summary>
    public const int MaxSeries = 2000;

    /// <summary>Columns of all series together, some hundred megabytes of points at the very most; beyond it each gets fewer.</summary>
    public const int MaxTotalColumns = 1 << 19;

    private const string Scalar = "scalar";

    public string X { get; set; } = "step";

    /// <summary>For <see cref="X"/> <c>scalar</c>: the tag whose values, of the same run, are the axis.</summary>
    public int? XTag { get; set; }

    public double? From { get; set; }

    public double? To { get; set; }

    public bool LogX { get; set; }

    public int Columns { get; set; } = 320;

    /// <summary>Strength of the smoothing, 0 for none; its meaning depends on <see cref="Smoother"/>.</summary>
    public double Smoothing { get; set; }

    /// <summary>How to smooth: ema, time, gaussian or average.</summary>
    public string Smoother { get; set; } = "ema";

    public bool Superseded { get; set; }

    public string RelativeTo { get; set; } = "run";

    /// <summary>Pairs of run id and tag id.</summary>
    public int[][] Series { get; set; } = [];

    /// <summary>What is wrong with the request; null when nothing is.</summary>
    [JsonIgnore]
    public string? Fault => this switch
    {
        { Series: null } or { X: null } or { RelativeTo: null } => "A name is null that must not be.",
        { Series.Length: > MaxSeries } => $"At most {MaxSeries} series can be asked for at a time.",
        { Columns: < 1 or > SeriesQuery.MaxColumns } => $"columns: a number from 1 to {SeriesQuery.MaxColumns}.",
        _ when Smoothers.Fault(Smoother, Smoothing) is { } fault => fault,
        { RelativeTo: not ("run" or "series") } => "relativeTo: run or series.",
        { From: { } from, To: { } to } when from > to => "from: lies behind to.",
        _ when Axis is null && X != Scalar => "x: step, wall, relative, arrival or scalar.",
        _ when X == Scalar != XTag.HasValue => "xTag: a tag id if x is scalar, else nothing.",
        _ when Array.Exists(Series, pair => pair is not { Length: 2 }) => "series: pairs of run id and tag id.",
        _ => null,
    };

    private XAxis? Axis => X switch
    {
        "step" => XAxis.Step,
        "wall" => XAxis.Wall,
        "relative" => XAxis.Relative,
        "arrival" => XAxis.Arrival,
        _ => null,
    };

    public SeriesQuery ToQuery() => new()
    {
        X = Axis ?? XAxis.Step,
        From = From,
        To = To,
        LogX = LogX,
        Columns = Math.Min(Columns, MaxTotalColumns / Math.Max(1, Series.Length)),
        Smoothing = Smoothers.Rule(Smoother, Smoothing) ?? SmoothingRule.None,
        RelativeToSeries = RelativeTo == "series",
    };
}
