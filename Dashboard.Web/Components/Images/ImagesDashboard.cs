using Dashboard.Web.Components.Dashboards;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Images;

/// <summary>The images page in the menu.</summary>
internal sealed class ImagesDashboard : IDashboard
{
    public string Title => "Images";

    public string Path => "images";

    public string Icon => "images";

    public char Key => 'i';

    public int Order => 20;

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.Image];
}
