using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Projector;

/// <summary>The picture and what lies over it; rendered once, then the script module's.</summary>
public sealed partial class ProjectorStage : ComponentBase
{
    /// <inheritdoc />
    protected override bool ShouldRender() => false;
}
