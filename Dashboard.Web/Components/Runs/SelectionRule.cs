namespace Dashboard.Web.Components.Runs;

/// <summary>Which runs a selection starts from, before its exceptions.</summary>
public enum SelectionRule
{
    /// <summary>Every run while there are few, the newest ones when there are many.</summary>
    Default,

    /// <summary>Every run, those to come included.</summary>
    All,

    /// <summary>No run.</summary>
    None,

    /// <summary>Every run whose name matches a pattern, those to come included.</summary>
    Matching,
}
