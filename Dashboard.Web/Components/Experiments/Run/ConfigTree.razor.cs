using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Experiments.Run;

/// <summary>Settings as a tree that folds.</summary>
public sealed partial class ConfigTree : ComponentBase
{
    [Parameter, EditorRequired]
    public ConfigNode Node { get; set; } = null!;
}
