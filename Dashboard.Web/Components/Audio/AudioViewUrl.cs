using Dashboard.Web.Components.Media;

namespace Dashboard.Web.Components.Audio;

/// <summary>The parameters of the audio page.</summary>
public sealed class AudioViewUrl : MediaViewUrl<AudioView>
{
    private AudioViewUrl()
    {
    }

    public static AudioViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override AudioView Default => AudioView.Default;
}
