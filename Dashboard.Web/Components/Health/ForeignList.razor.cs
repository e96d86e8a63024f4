using System.Collections.Immutable;
using EventFormat.Runs;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Health;

/// <summary>What other tools left in the log directories: named, with what opens it.</summary>
public sealed partial class ForeignList : ComponentBase
{
    private const int Most = 200;

    [Parameter, EditorRequired]
    public ImmutableArray<ForeignData> Foreign { get; set; } = [];

    private bool Has(ForeignKind kind) => Foreign.Any(one => one.Kind == kind);
}
