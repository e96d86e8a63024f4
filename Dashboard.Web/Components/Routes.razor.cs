using Dashboard.Web.Components.Dashboards;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components;

/// <summary>The interactive part of the document: the page that the address names.</summary>
public sealed partial class Routes : ComponentBase
{
    private readonly ViewDefaults _defaults = new();

    /// <summary>What this browser's settings say that a view begins with, as a query string; null when they say nothing.</summary>
    [Parameter]
    public string? ViewDefaults { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized() => _defaults.Query = ViewDefaults ?? "";
}
