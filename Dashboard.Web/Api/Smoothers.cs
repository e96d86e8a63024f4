using Dashboard.Web.Series;

namespace Dashboard.Web.Api;

/// <summary>How requests name the methods of smoothing.</summary>
internal static class Smoothers
{
    public const string Names = "ema, time, gaussian or average";

    /// <summary>The rule that a request asks for; null, when it names no method or a strength that the method does not have.</summary>
    public static SmoothingRule? Rule(string? name, double strength) => Method(name) is { } method && strength >= 0 && strength <= SmoothingRule.Most(method)
        ? new SmoothingRule(method, strength)
        : null;

    /// <summary>What is wrong with a name and a strength; null when nothing is.</summary>
    public static string? Fault(string? name, double strength) => Rule(name, strength) is not null ? null
        : Method(name) is { } method ? $"smoothing: a number from 0 to {SmoothingRule.Most(method)}."
        : $"smoother: {Names}.";

    private static SmoothingMethod? Method(string? name) => name switch
    {
        "ema" => SmoothingMethod.Exponential,
        "time" => SmoothingMethod.TimeWeighted,
        "gaussian" => SmoothingMethod.Gaussian,
        "average" => SmoothingMethod.MovingAverage,
        _ => null,
    };
}
