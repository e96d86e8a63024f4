namespace Training.Core.Metrics;

/// <summary>Which way a metric improves.</summary>
public enum Better
{
    /// <summary>Like a loss.</summary>
    Less,

    /// <summary>Like an accuracy.</summary>
    More,
}
