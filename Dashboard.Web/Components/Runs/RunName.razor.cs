using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Runs;

/// <summary>A run's name on one line, its path muted; too long, it is cut in the middle, because runs of one sweep differ at the end.</summary>
public sealed partial class RunName : ComponentBase
{
    private const int EndLength = 10;

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    private int LeafAt => Name.LastIndexOf('/') + 1;

    private int EndAt
    {
        get
        {
            var cut = Math.Max(LeafAt, Name.Length - EndLength);
            return cut > 0 && cut < Name.Length && char.IsLowSurrogate(Name[cut]) ? cut - 1 : cut;
        }
    }

    private string Prefix => Name[..LeafAt];

    private string Start => Name[LeafAt..EndAt];

    private string End => Name[EndAt..];
}
