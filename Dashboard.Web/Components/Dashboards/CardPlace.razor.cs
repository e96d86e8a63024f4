using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>Gives a card its identity among its neighbours: a fragment cannot have a key.</summary>
public sealed partial class CardPlace : ComponentBase
{
    [Parameter, EditorRequired]
    public TagRow Tag { get; set; } = null!;

    [Parameter, EditorRequired]
    public RenderFragment<TagRow> Card { get; set; } = null!;
}
