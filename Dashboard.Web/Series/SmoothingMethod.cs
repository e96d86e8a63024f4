namespace Dashboard.Web.Series;

/// <summary>How a series can be smoothed.</summary>
internal enum SmoothingMethod
{
    /// <summary>TensorBoard's debiased exponential moving average; its strength is the weight of what was before, 0 to 1.</summary>
    Exponential,

    /// <summary>A mean in which a point counts half as much for every so many steps that it lies back; its strength is that half-life in steps.</summary>
    TimeWeighted,

    /// <summary>A mean weighted by a normal curve around each point; its strength is the standard deviation in points.</summary>
    Gaussian,

    /// <summary>The mean of each point and its neighbours; its strength is how many on either side.</summary>
    MovingAverage,
}
