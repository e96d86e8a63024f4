namespace Dashboard.Web.HParams;

/// <summary>How a column's numbers are laid along an axis.</summary>
public enum AxisScale
{
    Linear,
    Log,

    /// <summary>By rank: equally many trials on equal lengths.</summary>
    Quantile,
}
