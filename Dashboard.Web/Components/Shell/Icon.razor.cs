using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Shell;

/// <summary>A drawing of icons/sprite.svg, in the colour of the text around it; always beside words or inside something named.</summary>
public sealed partial class Icon : ComponentBase
{
    /// <summary>The symbol's id.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";
}
