using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Projector;

/// <summary>Settings of the method, search, selection, bookmarks; rendered once, then the script module's.</summary>
public sealed partial class ProjectorInspector : ComponentBase
{
    /// <inheritdoc />
    protected override bool ShouldRender() => false;
}
