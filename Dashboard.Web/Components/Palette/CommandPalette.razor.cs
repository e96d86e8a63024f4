using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Palette;

/// <summary>The command palette: finds what was typed among pages, commands, runs and tags; the browser opens it, walks and chooses (js/shell/command-palette.js).</summary>
public sealed partial class CommandPalette : ComponentBase
{
    private PaletteSearch _search = null!;
    private ImmutableArray<PaletteGroup> _groups = [];
    private string _query = "";

    [Inject]
    private IEnumerable<IDashboard> Dashboards { get; set; } = null!;

    [Inject]
    private IRunList RunList { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Announcement => _groups.Sum(group => group.Found) is 1 ? "1 found" : $"{_groups.Sum(group => group.Found)} found";

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _search = new PaletteSearch(Dashboards);
        Find("");
    }

    private void Search(ChangeEventArgs typed) => Find((string?)typed.Value ?? "");

    private void Find(string query)
    {
        _query = query;
        _groups = _search.Find(query, RunList.Current, Navigation.ToBaseRelativePath(Navigation.Uri));
    }
}
