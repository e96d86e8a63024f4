using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Projector;

/// <summary>Which embedding, drawn how; rendered once, then the script module's.</summary>
public sealed partial class ProjectorToolbar : ComponentBase
{
    /// <inheritdoc />
    protected override bool ShouldRender() => false;
}
