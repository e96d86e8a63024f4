namespace Dashboard.Web.Components.Scalars;

/// <summary>A column of the tables below the cards; the run's name is always the first.</summary>
public enum ValueColumn
{
    /// <summary>The value at the step, or at the last step of the range.</summary>
    Value,

    /// <summary>The smoothed value there.</summary>
    Smoothed,

    /// <summary>The step of that point.</summary>
    Step,

    /// <summary>Its time since the start of the run or series.</summary>
    Relative,

    /// <summary>Lowest finite value.</summary>
    Min,

    /// <summary>Highest finite value.</summary>
    Max,

    /// <summary>Mean of the finite values.</summary>
    Mean,

    /// <summary>Value at the first step of the range.</summary>
    Start,

    /// <summary>Value at its last step.</summary>
    End,

    /// <summary>End minus start.</summary>
    Change,

    /// <summary>Change in parts of the start's magnitude.</summary>
    Percent,

    /// <summary>First step with a point.</summary>
    StartStep,

    /// <summary>Last step with a point.</summary>
    EndStep,

    /// <summary>The first step with the lowest value.</summary>
    MinStep,

    /// <summary>The first step with the highest value.</summary>
    MaxStep,

    /// <summary>Points in the range.</summary>
    Count,
}
