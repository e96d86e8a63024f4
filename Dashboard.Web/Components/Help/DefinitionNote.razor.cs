using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Help;

/// <summary>A small button that shows a definition of the glossary where it is needed.</summary>
public sealed partial class DefinitionNote : ComponentBase
{
    // One of its own for each place: the same definition may be met twice on a page.
    private readonly string _id = $"definition-{Guid.NewGuid():N}";
    private Definition _shown = null!;

    /// <summary>Id of the definition.</summary>
    [Parameter, EditorRequired]
    public string Of { get; set; } = "";

    /// <inheritdoc />
    protected override void OnParametersSet() => _shown = Glossary.Find(Of);
}
