using Dashboard.Web.Components.Media;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Tensors;

/// <summary>The tensors page: what is logged by plugins that Monitor does not know, as statistics and a picture.</summary>
public sealed partial class TensorsPage : MediaPage<TensorView>
{
    public TensorsPage()
        : base(TensorViewUrl.Instance, "./js/media/tensors.js", SummaryKind.Tensor)
    {
    }

    /// <inheritdoc />
    protected override object Settings => new { };
}
