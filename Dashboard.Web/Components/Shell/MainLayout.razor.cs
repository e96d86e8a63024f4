using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Shell;

/// <summary>The frame around every page: top bar, rail, page.</summary>
public sealed partial class MainLayout : LayoutComponentBase
{
    private readonly LiveState _live = new();

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    // A bare fragment would be resolved against <base>, which is another page.
    private string SkipTarget => new Uri(Navigation.Uri).PathAndQuery + "#content";
}
