using System.Collections.Immutable;
using EventFormat.Runs;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Health;

/// <summary>One quiet line: what is in the log directories and not shown; leads to where it is listed.</summary>
public sealed partial class ForeignNote : ComponentBase
{
    [Parameter, EditorRequired]
    public ImmutableArray<ForeignData> Foreign { get; set; } = [];
}
