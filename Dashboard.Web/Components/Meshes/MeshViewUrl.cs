using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Panels;

namespace Dashboard.Web.Components.Meshes;

/// <summary>The parameters of the meshes page.</summary>
public sealed class MeshViewUrl : PanelViewUrl<MeshView>
{
    private MeshViewUrl()
    {
    }

    public static MeshViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override MeshView Default { get; } = new();

    /// <inheritdoc />
    protected override void Print(QueryPrinter query, MeshView view)
    {
        query.AddUnless(view.LinksCameras, "linked", "0");
        base.Print(query, view);
    }

    /// <inheritdoc />
    protected override MeshView? Read(MeshView view, string name, string value) =>
        name == "linked" ? view with { LinksCameras = value != "0" } : base.Read(view, name, value);
}
