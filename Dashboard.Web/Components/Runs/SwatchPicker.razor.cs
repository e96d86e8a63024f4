using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Runs;

/// <summary>The palette, to choose a run's colour of: every hue as a line and as a dashed one.</summary>
public sealed partial class SwatchPicker : ComponentBase
{
    private static readonly string[] HueNames =
        ["Blue", "Red", "Green", "Purple", "Yellow", "Deep blue", "Rose", "Light green", "Violet", "Brown", "Periwinkle", "Olive"];

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>The run whose colour is chosen.</summary>
    [Parameter, EditorRequired]
    public RunRow? Run { get; set; }

    /// <summary>A palette slot, or null for the run's own.</summary>
    [Parameter, EditorRequired]
    public EventCallback<int?> Chosen { get; set; }

    private static string NameOf(int slot) => slot < PaletteSlots.Hues ? HueNames[slot] : $"{HueNames[slot - PaletteSlots.Hues]}, dashed";
}
