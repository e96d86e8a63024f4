using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.CustomScalars;

/// <summary>The Custom page in the menu.</summary>
internal sealed class CustomScalarsDashboard : IDashboard
{
    public string Title => "Custom";

    public string Path => "custom";

    public string Icon => "custom";

    public char Key => 'u';

    public int Order => 95;

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.CustomScalarLayout];

    // Charts can be made here of whatever scalars there are.
    public bool HasContent(RunListSnapshot snapshot) => snapshot.Kinds.Contains(SummaryKind.CustomScalarLayout) || snapshot.Kinds.Contains(SummaryKind.Scalar);

    public string QueryOf(TagRow tag) => "";
}
