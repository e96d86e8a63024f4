namespace Dashboard.Web.Components.Scalars;

/// <summary>What the horizontal axis shows.</summary>
public enum XAxis
{
    /// <summary>The step of each point.</summary>
    Step,

    /// <summary>Seconds since the start of the run, or of the series.</summary>
    Relative,

    /// <summary>The time each point was written.</summary>
    Wall,

    /// <summary>The position in the log, superseded points included.</summary>
    Arrival,
}
