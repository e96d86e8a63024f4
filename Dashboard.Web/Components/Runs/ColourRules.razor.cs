using System.Collections.Immutable;
using Dashboard.Web.Colours;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Runs;

/// <summary>What runs share a colour by, and which colour means what.</summary>
public sealed partial class ColourRules : ComponentBase
{
    private const int MaxGroups = 100;

    [Parameter, EditorRequired]
    public RunColouring Colouring { get; set; } = RunColouring.ByRun;

    [Parameter, EditorRequired]
    public EventCallback<RunColouring> ColouringChanged { get; set; }

    [Parameter, EditorRequired]
    public ImmutableArray<ColourGroup> Groups { get; set; } = [];

    /// <summary>The keys that runs can be coloured by.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<string> Keys { get; set; } = [];

    /// <summary>Why the rule cannot be applied; null when it can.</summary>
    [Parameter]
    public string? Error { get; set; }

    private string Value => Colouring.Rule == ColourRule.Pattern ? "regex:" : Colouring.ToString();

    // A key of a link stays selectable while no run that has it is there.
    private ImmutableArray<string> Shown =>
        Colouring.Rule == ColourRule.Key && !Keys.Contains(Colouring.Text) ? Keys.Add(Colouring.Text) : Keys;

    private static string LabelOf(ColourGroup group) => (group.Style, group.Label) switch
    {
        (PaletteSlots.NoGroup, _) => "in no group",
        (_, "") => "(empty)",
        var (_, label) => label,
    };

    private Task ChooseAsync(ChangeEventArgs change) => ColouringChanged.InvokeAsync(RunColouring.Parse((string?)change.Value ?? ""));

    private Task SetPatternAsync(string? pattern) => ColouringChanged.InvokeAsync(new RunColouring(ColourRule.Pattern, pattern ?? ""));
}
