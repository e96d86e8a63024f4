using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Empty;

/// <summary>A few lines of code with a button that copies them.</summary>
public sealed partial class CodeSample : ComponentBase
{
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter, EditorRequired]
    public string Code { get; set; } = "";
}
