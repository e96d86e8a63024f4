using Dashboard.Web.Components.Dashboards;
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

    public IReadOnlyList<SummaryKind> Kinds => [SummaryKind.Tensor];
}
