namespace Dashboard.Web.Components.Text;

/// <summary>What a text is compared with.</summary>
public enum TextComparison
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The text of the step before.</summary>
    Step,

    /// <summary>The text of the card's first run at the same step.</summary>
    Run,
}
