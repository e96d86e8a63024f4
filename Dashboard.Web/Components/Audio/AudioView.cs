using Dashboard.Web.Components.Media;

namespace Dashboard.Web.Components.Audio;

/// <summary>Everything that decides what the audio page shows; all of it is in the URL.</summary>
public sealed record AudioView : MediaView
{
    /// <summary>The view of a URL without parameters.</summary>
    public static AudioView Default { get; } = new();
}
