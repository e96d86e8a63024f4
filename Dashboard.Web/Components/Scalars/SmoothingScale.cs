using System.Globalization;

namespace Dashboard.Web.Components.Scalars;

/// <summary>The strengths that a way of smoothing has, how a slider spreads them, and what they mean.</summary>
/// <param name="Name">As it is chosen.</param>
/// <param name="Unit">What the number is called.</param>
/// <param name="Begin">The strength to begin with.</param>
/// <param name="Least">The least one that smooths at all.</param>
/// <param name="Most">The largest.</param>
/// <param name="Digits">Digits behind the point.</param>
/// <param name="Meaning">What it does, exactly.</param>
public sealed record SmoothingScale(string Name, string Unit, double Begin, double Least, double Most, int Digits, string Meaning)
{
    private const double SliderMost = 100;

    public static SmoothingScale Of(Smoother smoother) => smoother switch
    {
        Smoother.Time => new(
            "Time-weighted average", "half-life in steps", 10, 1, 1e6, 0,
            "The mean of all points so far, each counting half as much for every so many steps that it lies back: gaps between points count."),
        Smoother.Gaussian => new(
            "Gaussian", "standard deviation in points", 5, 0.5, 100, 1,
            "The mean of the points around, weighted by a normal curve of that many points, cut off at four deviations. It looks ahead, so the newest values still move."),
        Smoother.Average => new(
            "Moving average", "points on either side", 5, 1, 400, 0,
            "The mean of each point and so many on either side. It looks ahead, so the newest values still move."),
        _ => new(
            "Exponential average", "weight", 0.6, 0.001, ScalarView.MaxSmoothing, 3,
            "TensorBoard’s: each point takes 1 − weight of itself and weight of what was before, corrected for the start. It counts points, not steps."),
    };

    private bool IsWeight => Most < 1;

    /// <summary>The slider's greatest place.</summary>
    public string SliderMax => IsWeight ? "0.99" : SliderMost.ToString(CultureInfo.InvariantCulture);

    public string SliderStep => IsWeight ? "0.01" : "1";

    public string BoxMax => Most.ToString(CultureInfo.InvariantCulture);

    public string BoxStep => Math.Pow(10, -Digits).ToString(CultureInfo.InvariantCulture);

    /// <summary>The nearest strength there is; 0 is none.</summary>
    public double Clamp(double strength) => Math.Round(Math.Clamp(strength, 0, Most), Digits);

    /// <summary>Where the slider stands: weights evenly, the others by their logarithm.</summary>
    public double ToSlider(double strength) => IsWeight || strength <= 0 ? Math.Max(0, strength)
        : Math.Clamp(Math.Round(1 + ((SliderMost - 1) * Math.Log(strength / Least) / Math.Log(Most / Least))), 1, SliderMost);

    public double FromSlider(double place) => Clamp(IsWeight || place <= 0 ? place : Least * Math.Pow(Most / Least, (place - 1) / (SliderMost - 1)));
}
