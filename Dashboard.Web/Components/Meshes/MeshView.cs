using Dashboard.Web.Components.Panels;

namespace Dashboard.Web.Components.Meshes;

/// <summary>Everything that decides what the meshes page shows; all of it is in the URL. The axis is how sliders tell the time.</summary>
public sealed record MeshView : PanelView
{
    /// <summary>Whether all meshes are seen from the same side.</summary>
    public bool LinksCameras { get; init; } = true;
}
