namespace Dashboard.Web.Configuration;

/// <summary>A log directory to watch and the prefix of its runs' names.</summary>
/// <param name="Name">Prefix of run names, without the '/'; empty when its runs go by their relative paths alone.</param>
/// <param name="Path">Full path; empty when none was given.</param>
internal sealed record WatchedDirectory(string Name, string Path)
{
    /// <summary>Parses <c>DIR</c> or <c>NAME=DIR</c>. A '=' behind a separator, or in a path that exists, belongs to the path.</summary>
    public static WatchedDirectory Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var hasName = equals > 0 && text.AsSpan(0, equals).IndexOfAny('/', '\\') < 0 && !Directory.Exists(text);
        var path = hasName ? text[(equals + 1)..] : text;
        return new WatchedDirectory(hasName ? text[..equals] : "", path.Length == 0 ? "" : System.IO.Path.GetFullPath(path));
    }

    /// <summary>Parses all; where there are several, the nameless ones take the name of their directory so that run names stay apart.</summary>
    public static IReadOnlyList<WatchedDirectory> ParseAll(IReadOnlyList<string> texts)
    {
        var parsed = texts.Select(Parse).Distinct().ToArray();
        return parsed.Length < 2
            ? parsed
            : [.. parsed.Select(d => d.Name.Length > 0 ? d : d with { Name = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(d.Path)) })];
    }

    /// <summary>Name of the run at <paramref name="relative"/>, <c>.</c> for the directory itself.</summary>
    public string RunName(string relative) => Name.Length == 0 ? relative : relative == "." ? Name : $"{Name}/{relative}";
}
