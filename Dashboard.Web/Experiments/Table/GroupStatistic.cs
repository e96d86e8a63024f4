namespace Dashboard.Web.Experiments.Table;

/// <summary>What a group shows of a column of numbers.</summary>
public enum GroupStatistic
{
    /// <summary>The mean and the standard deviation.</summary>
    Mean,

    /// <summary>The least.</summary>
    Min,

    /// <summary>The greatest.</summary>
    Max,

    /// <summary>The least and the greatest.</summary>
    Range,
}
