using Dashboard.Web.Components.Media;

namespace Dashboard.Web.Components.Tensors;

/// <summary>The parameters of the tensors page.</summary>
public sealed class TensorViewUrl : MediaViewUrl<TensorView>
{
    private TensorViewUrl()
    {
    }

    public static TensorViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override TensorView Default => TensorView.Default;
}
