namespace Dashboard.Web.Components.Scalars;

/// <summary>Where relative time starts.</summary>
public enum RelativeTo
{
    /// <summary>The run's first event.</summary>
    Run,

    /// <summary>Each series' own first point, as TensorBoard does it.</summary>
    Series,
}
