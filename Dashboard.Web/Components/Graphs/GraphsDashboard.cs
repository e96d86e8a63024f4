using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Graphs;

/// <summary>The graphs page in the menu.</summary>
internal sealed class GraphsDashboard : IDashboard
{
    public string Title => "Graphs";

    public string Path => "graphs";

    public string Icon => "graph";

    public char Key => 'g';

    public int Order => 70;

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.Graph, SummaryKind.KerasGraph, SummaryKind.RunMetadata];

    public string QueryOf(TagRow tag) => "";
}
