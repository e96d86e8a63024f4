namespace Dashboard.Web.Blobs;

/// <summary>What places a value along a dashboard's axis of time.</summary>
public enum StepAxis
{
    /// <summary>Its step.</summary>
    Step,

    /// <summary>Seconds since the run's first event.</summary>
    Relative,

    /// <summary>Seconds since the epoch.</summary>
    Wall,
}
