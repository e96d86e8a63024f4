using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Shell;

/// <summary>The sheet that lists the keys; the keys themselves are bound in js/shell/keyboard.js to what carries <c>data-key</c>.</summary>
public sealed partial class KeySheet : ComponentBase
{
    private static readonly (string[] Keys, string Meaning)[] Shortcuts =
    [
        (["Ctrl", "K"], "Go to a page, run or tag, or run a command"),
        (["g", "letter"], "Go to the page that the menu names with it"),
        (["/"], "Filter tags"),
        (["r"], "Filter runs"),
        (["↑", "↓"], "Move through the run list"),
        (["Enter"], "In the run list: show only this run"),
        (["c"], "In the run list: choose the run's colour"),
        (["Shift", "click"], "In the run list: check a range"),
        (["[", "]"], "Previous, next step: of the card with the focus, else of all"),
        (["j", "k"], "Next, previous chart"),
        (["p"], "Pin the card above all sections"),
        (["e"], "Maximise the chart; Esc restores it"),
        (["l"], "Logarithmic y axis of the chart"),
        (["+", "−"], "Zoom the focused chart in, out; 0 resets it"),
        (["←", "→"], "Move along the focused chart"),
        (["drag"], "On a chart: zoom; double-click to reset"),
        (["n", "p"], "In the projector: next, previous point; Enter selects it"),
        (["y"], "Copy a link to this view"),
        (["Space"], "Pause and resume live updates"),
        (["t"], "Theme: system, light, dark"),
        (["Esc"], "Close, or leave a field"),
        (["?"], "This sheet"),
    ];
}
