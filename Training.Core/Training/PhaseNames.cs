namespace Training.Core.Training;

/// <summary>How phases are called in the names of metrics.</summary>
public static class PhaseNames
{
    /// <summary>Name of a metric's series, such as <c>loss/train</c> or <c>accuracy/validation</c>: one chart per metric.</summary>
    public static string Tag(this Phase phase, string metric) => phase switch
    {
        Phase.Training => $"{metric}/train",
        Phase.Validation => $"{metric}/validation",
        Phase.Test => $"{metric}/test",
        Phase.Prediction => $"{metric}/prediction",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, null),
    };
}
