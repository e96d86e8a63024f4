namespace Dashboard.Web.Components.Scalars;

/// <summary>How charts smooth; the words are those of URLs and of the HTTP API.</summary>
public enum Smoother
{
    /// <summary>TensorBoard's debiased exponential moving average, by points.</summary>
    Ema,

    /// <summary>Exponential by steps: gaps between points count.</summary>
    Time,

    /// <summary>A normal curve around each point.</summary>
    Gaussian,

    /// <summary>The mean of a point and its neighbours.</summary>
    Average,
}
