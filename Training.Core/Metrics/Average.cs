namespace Training.Core.Metrics;

/// <summary>How one number is made of those of several classes.</summary>
public enum Average
{
    /// <summary>The mean of the classes that were wanted or predicted at all.</summary>
    Macro,

    /// <summary>The mean, each class as often as it was wanted.</summary>
    Weighted,

    /// <summary>All classes' decisions together.</summary>
    Micro,

    /// <summary>Class 1 alone: for two classes.</summary>
    Binary,
}
