using Dashboard.Web.CustomScalars;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.CustomScalars;

/// <summary>One chart of a layout; js/custom draws it.</summary>
public sealed partial class CustomCard : ComponentBase
{
    [Parameter, EditorRequired]
    public CustomChart Chart { get; set; } = null!;

    [Parameter, EditorRequired]
    public ChartTags Tags { get; set; } = null!;

    /// <summary>Id of a chart that was made here; null for one that a run logs.</summary>
    [Parameter]
    public string? OwnId { get; set; }

    /// <summary>What acts on the chart, right of its title.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
