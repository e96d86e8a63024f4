using System.Globalization;
using Dashboard.Web.Components.Dashboards;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Media;

/// <summary>The settings of dashboards of steps: the step of all cards (the browser module's slider), and how cards look.</summary>
public sealed partial class MediaToolbar : ComponentBase
{
    [Parameter, EditorRequired]
    public MediaView View { get; set; } = null!;

    /// <summary>A change by a click.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Pushed { get; set; }

    /// <summary>A change by the keystroke or the pixel.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Replaced { get; set; }

    /// <summary>The dashboard's own settings that are always at hand.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Its own settings among the display options.</summary>
    [Parameter]
    public RenderFragment? Options { get; set; }

    private string WidthText => View.CardWidth.ToString(CultureInfo.InvariantCulture);

    private Task SetWidth(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var width)
        ? Replaced.InvokeAsync(View with { CardWidth = Math.Clamp(width, DashboardView.MinCardWidth, DashboardView.MaxCardWidth) })
        : Task.CompletedTask;
}
