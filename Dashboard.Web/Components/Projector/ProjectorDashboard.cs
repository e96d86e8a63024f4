using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using Dashboard.Web.Projector.Embeddings;

namespace Dashboard.Web.Components.Projector;

/// <summary>The projector in the menu.</summary>
internal sealed class ProjectorDashboard(EmbeddingFinder finder) : IDashboard
{
    public string Title => "Projector";

    public string Path => "projector";

    public string Icon => "projector";

    public char Key => 'j';

    public int Order => 110;

    public bool HasContent(RunListSnapshot snapshot) => !finder.Current.IsEmpty;
}
