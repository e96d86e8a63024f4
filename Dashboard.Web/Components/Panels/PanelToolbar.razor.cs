using System.Globalization;
using Dashboard.Web.Blobs;
using Dashboard.Web.Components.Dashboards;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Panels;

/// <summary>The settings that all panels of a page share; a dashboard's own stand before them.</summary>
public sealed partial class PanelToolbar : ComponentBase
{
    [Parameter, EditorRequired]
    public PanelView View { get; set; } = null!;

    /// <summary>A change by a click.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Pushed { get; set; }

    /// <summary>A change by the keystroke or the pixel.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Replaced { get; set; }

    /// <summary>What the axis of steps is to the page.</summary>
    [Parameter]
    public string AxisName { get; set; } = "X";

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    // As a slider's text is written by the browser, or every render would move its thumb.
    private string WidthText => View.CardWidth.ToString(CultureInfo.InvariantCulture);

    // Places on one axis mean nothing on another.
    private Task ChooseAxis(ChangeEventArgs change) => Enum.TryParse<StepAxis>((string?)change.Value, out var axis) && Enum.IsDefined(axis)
        ? Pushed.InvokeAsync(View with { Axis = axis, Zooms = View.Zooms.Clear() })
        : Task.CompletedTask;

    private Task SetWidth(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var width)
        ? Replaced.InvokeAsync(View with { CardWidth = Math.Clamp(width, DashboardView.MinCardWidth, DashboardView.MaxCardWidth) })
        : Task.CompletedTask;
}
