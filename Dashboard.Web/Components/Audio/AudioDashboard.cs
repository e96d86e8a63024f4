using Dashboard.Web.Components.Dashboards;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Audio;

/// <summary>The audio page in the menu.</summary>
internal sealed class AudioDashboard : IDashboard
{
    public string Title => "Audio";

    public string Path => "audio";

    public string Icon => "audio";

    public char Key => 'a';

    public int Order => 22;

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.Audio];
}
