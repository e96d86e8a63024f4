using Dashboard.Web.Components.Media;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Audio;

/// <summary>The audio page: every sound of every step, by tag and run, with its waveform and spectrogram.</summary>
public sealed partial class AudioPage : MediaPage<AudioView>
{
    public AudioPage()
        : base(AudioViewUrl.Instance, "./js/media/audio.js", SummaryKind.Audio)
    {
    }

    /// <inheritdoc />
    protected override object Settings => new { };
}
