namespace Dashboard.Web.Experiments.Query;

/// <summary>Which value of a series counts.</summary>
public enum Aggregate
{
    /// <summary>The last.</summary>
    Last,

    /// <summary>The least finite one.</summary>
    Min,

    /// <summary>The greatest finite one.</summary>
    Max,

    /// <summary>The mean of the finite ones.</summary>
    Mean,

    /// <summary>The least of losses, errors and times, else the greatest.</summary>
    Best,

    /// <summary>That of the last step that is no later than a given one.</summary>
    At,
}
