namespace Dashboard.Web.HParams;

/// <summary>Which value of a series a metric column shows.</summary>
public enum MetricChoice
{
    /// <summary>The last one.</summary>
    Last,

    /// <summary>The lowest finite one.</summary>
    Min,

    /// <summary>The highest finite one.</summary>
    Max,

    /// <summary>The mean of the finite ones.</summary>
    Mean,

    /// <summary>The one at a given step, else the last before it.</summary>
    Step,
}
