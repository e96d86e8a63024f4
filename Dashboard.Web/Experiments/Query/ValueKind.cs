namespace Dashboard.Web.Experiments.Query;

/// <summary>How a value is to be shown.</summary>
public enum ValueKind
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Seconds since the epoch.</summary>
    Time,

    /// <summary>Seconds.</summary>
    Duration,
}
