using Dashboard.Web.Components.Media;

namespace Dashboard.Web.Components.Text;

/// <summary>Everything that decides what the text page shows; all of it is in the URL.</summary>
public sealed record TextView : MediaView
{
    /// <summary>The view of a URL without parameters.</summary>
    public static TextView Default { get; } = new();

    /// <summary>Whether markdown is shown as it was written.</summary>
    public bool IsRaw { get; init; }

    /// <summary>Only steps whose text contains it are shown; empty for all.</summary>
    public string Search { get; init; } = "";

    public TextComparison Comparison { get; init; }
}
