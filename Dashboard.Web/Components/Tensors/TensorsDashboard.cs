using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Tensors;

/// <summary>The tensors page in the menu.</summary>
internal sealed class TensorsDashboard : IDashboard
{
    public string Title => "Tensors";

    public string Path => "tensors";

    public string Icon => "tensors";

    public char Key => 'n';

    public int Order => 95;

    public bool HasContent(RunListSnapshot snapshot) => snapshot.Kinds.Contains(SummaryKind.Tensor);
}
