namespace Dashboard.Web.Colours;

/// <summary>What runs share a colour by.</summary>
public enum ColourRule
{
    /// <summary>Nothing: each run has its own.</summary>
    Run,

    /// <summary>Their name up to the last slash.</summary>
    Prefix,

    /// <summary>What a regular expression captures of their name.</summary>
    Pattern,

    /// <summary>The value of a hyperparameter or a setting.</summary>
    Key,
}
