using System.Globalization;
using Dashboard.Web.Colours;
using Dashboard.Web.Components.Runs;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>Reads a dashboard's view from a query string and writes it: what is as by default is left out, what is not ours is kept.</summary>
/// <remarks>
/// A value that cannot be read counts as absent. <c>runs</c> is the rule of the selection (<c>all</c>, <c>none</c>, <c>match:REGEX</c>), each <c>run</c> an exception to it.
/// </remarks>
public abstract class ViewUrl<TView>
    where TView : DashboardView
{
    private const string MatchingPrefix = "match:";

    // A link that was made to be passed on carries it: what it does not name is as built in, whatever the reader's settings are.
    private const string Shared = "shared";

    /// <summary>The view of a URL without parameters.</summary>
    protected abstract TView Default { get; }

    /// <summary>Reads a query string, with or without its question mark.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="defaults">What a parameter is that the query does not have, as a query string.</param>
    public TView Parse(string query, string defaults = "")
    {
        var view = Default;
        foreach (var pair in new QueryStringEnumerable(IsShared(query) ? "" : defaults))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString());
            view = Read(view, name, value) ?? (TView)(ReadCommon(view, name, value) ?? view);
        }

        foreach (var pair in new QueryStringEnumerable(query))
        {
            var (name, value) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString());
            view = Read(view, name, value) ?? (TView)(ReadCommon(view, name, value)
                ?? view with { UnknownQuery = $"{view.UnknownQuery}&{pair.EncodedName}={pair.EncodedValue}".TrimStart('&') });
        }

        return view.Runs.Rule == SelectionRule.Default && view.Runs.Exceptions.Count > 0
            ? (TView)((DashboardView)view with { Runs = RunSelection.None with { Exceptions = view.Runs.Exceptions } })
            : view;
    }

    /// <summary>Writes a query string with its question mark; empty for the default view.</summary>
    /// <param name="view">The view.</param>
    /// <param name="defaults">Parameters that are always written, since without them they would be read as these, as a query string.</param>
    public string Print(TView view, string defaults = "")
    {
        var query = new QueryPrinter(Names(defaults));
        query.Add("tagFilter", view.TagFilter);
        query.Add("runFilter", view.RunFilter);
        query.AddUnless(view.Runs.Rule == SelectionRule.Default, "runs", Rule(view.Runs));
        query.AddEach("run", view.Runs.Exceptions);
        query.Add("color", view.Colouring.ToString());
        Print(query, view);
        query.AddUnless(view.CardWidth == DashboardView.DefaultCardWidth, "width", view.CardWidth.ToString(CultureInfo.InvariantCulture));
        query.AddEach("open", view.OpenedSections);
        query.AddEach("closed", view.ClosedSections);
        query.AddEach("pin", view.PinnedTags);
        query.AddUnless(view.MaximisedTag is null, "max", view.MaximisedTag ?? "");
        return query.Finish(view.UnknownQuery);
    }

    /// <summary>The view with a parameter of this dashboard read; null when the parameter is none of its own.</summary>
    protected abstract TView? Read(TView view, string name, string value);

    /// <summary>Adds this dashboard's own parameters.</summary>
    protected abstract void Print(QueryPrinter query, TView view);

    protected static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    protected static T ReadWord<T>(string word, T otherwise) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Word(value) == word)
            {
                return value;
            }
        }

        return otherwise;
    }

    protected static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    protected static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static HashSet<string> Names(string query)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(query))
        {
            names.Add(pair.DecodeName().ToString());
        }

        return names;
    }

    private static bool IsShared(string query) => Names(query).Contains(Shared);

    private static DashboardView? ReadCommon(DashboardView view, string name, string value) => name switch
    {
        "tagFilter" => view with { TagFilter = value },
        "runFilter" => view with { RunFilter = value },
        "runs" => view with { Runs = ReadRule(value) with { Exceptions = view.Runs.Exceptions } },
        "run" => view with { Runs = view.Runs with { Exceptions = view.Runs.Exceptions.Add(value) } },
        "color" => view with { Colouring = RunColouring.Parse(value) },
        "width" => Number(value) is { } width ? view with { CardWidth = (int)Math.Clamp(width, DashboardView.MinCardWidth, DashboardView.MaxCardWidth) } : view,
        "open" => view with { OpenedSections = view.OpenedSections.Add(value) },
        "closed" => view with { ClosedSections = view.ClosedSections.Add(value) },
        "pin" => view with { PinnedTags = view.PinnedTags.Add(value) },
        "max" => view with { MaximisedTag = value },
        Shared => view,
        _ => null,
    };

    private static string Rule(RunSelection runs) => runs.Rule == SelectionRule.Matching ? MatchingPrefix + runs.Pattern : Word(runs.Rule);

    private static RunSelection ReadRule(string value) => value switch
    {
        "all" => RunSelection.All,
        "none" => RunSelection.None,
        _ when value.StartsWith(MatchingPrefix, StringComparison.Ordinal) => RunSelection.Matching(value[MatchingPrefix.Length..]),
        _ => RunSelection.Default,
    };
}
