using Dashboard.Web.Components.Dashboards;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Meshes;

/// <summary>The meshes page in the menu.</summary>
internal sealed class MeshesDashboard : IDashboard
{
    public string Title => "Meshes";

    public string Path => "meshes";

    public string Icon => "meshes";

    public char Key => 'm';

    public int Order => 75;

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.Mesh];
}
