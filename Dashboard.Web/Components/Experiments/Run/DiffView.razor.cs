using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Experiments.Run;

/// <summary>A patch with its added, removed and heading lines told apart; only lines in sight are rendered.</summary>
public sealed partial class DiffView : ComponentBase
{
    private string _shown = "";
    private List<string> _lines = [];

    [Parameter, EditorRequired]
    public string Patch { get; set; } = "";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(Patch, _shown))
        {
            _shown = Patch;
            _lines = [.. Patch.TrimEnd('\n').Split('\n')];
        }
    }

    private static string ClassOf(string line) =>
        line.StartsWith("diff ", StringComparison.Ordinal) || line.StartsWith("# ", StringComparison.Ordinal) ? "file"
        : line.StartsWith("+++", StringComparison.Ordinal) || line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("index ", StringComparison.Ordinal) ? "muted"
        : line.StartsWith("@@", StringComparison.Ordinal) ? "hunk"
        : line.StartsWith('+') ? "added"
        : line.StartsWith('-') ? "removed"
        : "";
}
