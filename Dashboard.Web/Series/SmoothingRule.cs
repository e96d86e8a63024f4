namespace Dashboard.Web.Series;

/// <summary>A way of smoothing and how strongly; whatever is asked for, the strength is one that the method has.</summary>
/// <remarks>Points that are not finite pass unchanged and count for nothing: neighbours are those among the finite points.</remarks>
internal readonly record struct SmoothingRule
{
    /// <summary>Points on either side that the widest window takes in.</summary>
    public const int MaxReach = 400;

    /// <summary>A normal curve is cut off at so many standard deviations: what is beyond weighs less than a third of a thousandth of the middle.</summary>
    private const int Deviations = 4;

    /// <param name="method">The method.</param>
    /// <param name="strength">Its strength; 0 or none at all is no smoothing.</param>
    public SmoothingRule(SmoothingMethod method, double strength) => (Method, Strength) = (method, Clamp(method, strength));

    /// <summary>Leaves values as they are.</summary>
    public static SmoothingRule None => default;

    public SmoothingMethod Method { get; }

    public double Strength { get; }

    public bool IsNone => Strength == 0;

    /// <summary>How many finite points on either side a smoothed value depends on; 0 when it depends on those before only.</summary>
    public int Reach => Method switch
    {
        SmoothingMethod.Gaussian => (int)Math.Ceiling(Deviations * Strength),
        SmoothingMethod.MovingAverage => (int)Strength,
        _ => 0,
    };

    /// <summary>An exponential moving average of this weight.</summary>
    public static implicit operator SmoothingRule(double weight) => new(SmoothingMethod.Exponential, weight);

    /// <summary>The largest strength of a method.</summary>
    public static double Most(SmoothingMethod method) => method switch
    {
        SmoothingMethod.Exponential => 1,
        SmoothingMethod.TimeWeighted => 1e9,
        SmoothingMethod.Gaussian => MaxReach / Deviations,
        _ => MaxReach,
    };

    private static double Clamp(SmoothingMethod method, double strength)
    {
        if (!double.IsFinite(strength) || strength <= 0)
        {
            return 0;
        }

        var most = Math.Min(strength, Most(method));
        return method == SmoothingMethod.MovingAverage ? Math.Ceiling(most) : most;
    }
}
