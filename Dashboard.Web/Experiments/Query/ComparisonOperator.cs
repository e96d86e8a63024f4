namespace Dashboard.Web.Experiments.Query;

public enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>A regular expression finds something in the value's text.</summary>
    Matches,

    /// <summary>It finds nothing there.</summary>
    MatchesNot,
}
