using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Components.Palette;

/// <summary>What the command palette offers: pages and commands at once, tags and runs by name.</summary>
/// <param name="dashboards">The pages there are.</param>
internal sealed class PaletteSearch(IEnumerable<IDashboard> dashboards)
{
    /// <summary>Most tags and most runs that are listed.</summary>
    public const int Most = 12;

    private static readonly PaletteChoice[] Standing =
    [
        new("Health", "page", "health") { Href = "status" },
        new("Settings", "page", "settings") { Href = "settings" },
        new("Definitions", "page", "help") { Href = "help" },
    ];

    private static readonly PaletteChoice[] Commands =
    [
        new("Copy a link to this view", "y", "link") { Action = "copy-link" },
        new("Pause or resume live updates", "Space", "pause") { Action = "press", Value = " " },
        new("Theme: light", "t", "sun") { Action = "theme", Value = "light" },
        new("Theme: dark", "t", "moon") { Action = "theme", Value = "dark" },
        new("Theme: as the system", "t", "system") { Action = "theme", Value = "system" },
        new("Filter tags", "/", "filter") { Action = "press", Value = "/" },
        new("Filter runs", "r", "filter") { Action = "press", Value = "r" },
        new("Print this page", "", "print") { Action = "print" },
        new("Keyboard shortcuts", "?", "keyboard") { Action = "keys" },
    ];

    /// <summary>The groups for what was typed, the one with the best line first.</summary>
    /// <param name="query">What was typed; empty offers pages and commands.</param>
    /// <param name="snapshot">The runs and tags there are.</param>
    /// <param name="here">Path and query of the page that is open, relative.</param>
    public ImmutableArray<PaletteGroup> Find(string query, RunListSnapshot snapshot, string here)
    {
        var (path, runs) = (here.Split('?')[0], RunQuery.Of(here.Contains('?', StringComparison.Ordinal) ? here[here.IndexOf('?', StringComparison.Ordinal)..] : ""));
        var listed = dashboards.Where(page => page.HasContent(snapshot)).OrderBy(page => page.Order).ToImmutableArray();
        var pages = listed.Select(page => new PaletteChoice(page.Title, "page", page.Icon) { Href = page.Path + runs }).Concat(Standing);
        List<(PaletteGroup Group, int Best)> groups = [Rank("Pages", pages, choice => choice.Title, choice => choice, query, int.MaxValue), Rank("Commands", Commands, choice => choice.Title, choice => choice, query, int.MaxValue)];
        if (query.Trim().Length > 0)
        {
            var destination = listed.Any(page => page.Path == path) ? path : "";
            groups.Add(Rank("Runs", snapshot.Runs, run => run.Name, run => OnlyRun(run, destination), query));
            groups.Add(Rank("Tags", snapshot.Tags.Select(tag => (Tag: tag, Page: listed.FirstOrDefault(page => page.Kinds.Contains(tag.Kind)))).Where(one => one.Page is not null),
                one => one.Tag.Name, one => ToTag(one.Tag, one.Page!, runs), query));
        }

        return [.. groups.Where(one => one.Group.Found > 0).OrderBy(one => one.Best).Select(one => one.Group)];
    }

    private static (PaletteGroup Group, int Best) Rank<T>(string title, IEnumerable<T> all, Func<T, string> name, Func<T, PaletteChoice> choice, string query, int most = Most)
    {
        var found = all.Select(one => (One: one, Score: NameMatch.Score(name(one), query))).Where(one => one.Score != NameMatch.None).ToList();
        var best = found.OrderBy(one => one.Score).ThenBy(one => query.Length > 0 ? name(one.One).Length : 0).Take(most).ToList();
        return (new PaletteGroup(title, [.. best.Select(one => choice(one.One))], found.Count), best.Count > 0 ? best[0].Score : NameMatch.None);
    }

    private static PaletteChoice OnlyRun(RunRow run, string path) =>
        new(run.Name, "show only this run", "runs") { Href = $"{path}?runs=none&run={Uri.EscapeDataString(run.Name)}" };

    private static PaletteChoice ToTag(TagRow tag, IDashboard page, string runs) => new(tag.Name, page.Title, page.Icon)
    {
        Href = page.Path + Joined(runs.TrimStart('?'), page.QueryOf(tag)),
    };

    private static string Joined(params IEnumerable<string> queries) =>
        string.Join('&', queries.Where(query => query.Length > 0)) is { Length: > 0 } query ? "?" + query : "";
}
