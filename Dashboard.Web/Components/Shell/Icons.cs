using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Shell;

/// <summary>The drawings of icons/sprite.svg, in the colour of the text around them; always beside words or inside something named.</summary>
/// <remarks>Markup, not a component: a page has a hundred of them, and each component would cost two kilobytes for as long as the page is open.</remarks>
internal static class Icons
{
    /// <summary>The symbol with an id.</summary>
    /// <param name="assets">The component's own, for the address of the file as it is now.</param>
    /// <param name="name">The id: letters and hyphens.</param>
    public static MarkupString Icon(this ResourceAssetCollection assets, string name) =>
        new($"<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"{assets["icons/sprite.svg"]}#{name}\"></use></svg>");
}
