using Dashboard.Web.Components.Media;

namespace Dashboard.Web.Components.Tensors;

/// <summary>Everything that decides what the tensors page shows; all of it is in the URL.</summary>
public sealed record TensorView : MediaView
{
    /// <summary>The view of a URL without parameters.</summary>
    public static TensorView Default { get; } = new();
}
