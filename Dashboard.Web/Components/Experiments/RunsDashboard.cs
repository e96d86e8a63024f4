using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Components.Experiments;

/// <summary>The Runs page in the menu.</summary>
internal sealed class RunsDashboard : IDashboard
{
    public string Title => "Runs";

    public string Path => "runs";

    public string Icon => "runs";

    public char Key => 'r';

    public int Order => 5;

    public string QueryOf(TagRow tag) => "";

    public bool HasContent(RunListSnapshot snapshot) => !snapshot.Runs.IsEmpty;
}
