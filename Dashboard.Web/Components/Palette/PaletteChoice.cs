namespace Dashboard.Web.Components.Palette;

/// <summary>One line of the command palette: a link, or a command that the browser carries out.</summary>
/// <param name="Title">What it is called; what is searched.</param>
/// <param name="Detail">What it is, or where it leads, in a word.</param>
/// <param name="Icon">Symbol of icons/sprite.svg.</param>
public sealed record PaletteChoice(string Title, string Detail, string Icon)
{
    /// <summary>Relative address; null for a command.</summary>
    public string? Href { get; init; }

    /// <summary>The command, as js/shell/shell.js names it.</summary>
    public string? Action { get; init; }

    /// <summary>What the command is given.</summary>
    public string? Value { get; init; }
}

/// <summary>Lines of one sort, best first.</summary>
/// <param name="Title">Heading above them.</param>
/// <param name="Choices">The best of them.</param>
/// <param name="Found">How many there are in all.</param>
public sealed record PaletteGroup(string Title, IReadOnlyList<PaletteChoice> Choices, int Found);
