using System.Globalization;
using Dashboard.Web.Components.Runs;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Web.Components.Scalars;

/// <summary>Reads a <see cref="ScalarView"/> from a query string and writes it: what is as by default is left out, what is not ours is kept.</summary>
/// <remarks>
/// A value that cannot be read counts as absent. <c>runs</c> is the rule of the selection (<c>all</c>, <c>none</c>, <c>match:REGEX</c>), each <c>run</c> an exception to it.
/// </remarks>
public static class ScalarViewUrl
{
    private const string MatchingPrefix = "match:";

    /// <summary>Reads a query string, with or without its question mark.</summary>
    public static ScalarView Parse(string query)
    {
        var view = ScalarView.Default;
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var value = pair.DecodeValue().ToString();
            view = Read(view, pair.DecodeName().ToString(), value)
                ?? view with { UnknownQuery = $"{view.UnknownQuery}&{pair.EncodedName}={pair.EncodedValue}".TrimStart('&') };
        }

        return view.Runs.Rule == SelectionRule.Default && view.Runs.Exceptions.Count > 0
            ? view with { Runs = RunSelection.None with { Exceptions = view.Runs.Exceptions } }
            : view;
    }

    /// <summary>Writes a query string with its question mark; empty for the default view.</summary>
    public static string Print(ScalarView view)
    {
        var query = new QueryPrinter();
        query.Add("tagFilter", view.TagFilter);
        query.Add("runFilter", view.RunFilter);
        query.AddUnless(view.Smoothing == ScalarView.Default.Smoothing, "smoothing", Text(view.Smoothing));
        query.AddUnless(view.XAxis == XAxis.Step, "x", Word(view.XAxis));
        query.AddUnless(view.RelativeTo == RelativeTo.Run, "zero", Word(view.RelativeTo));
        query.AddUnless(!view.LogX, "logx", "1");
        query.AddUnless(!view.LogY, "logy", "1");
        query.AddEach("logytag", view.LogYTags);
        query.AddUnless(view.IgnoreOutliers, "outliers", "1");
        query.AddUnless(!view.ShowSuperseded, "superseded", "1");
        query.AddUnless(view.TooltipSort == TooltipSort.Nearest, "tooltip", Word(view.TooltipSort));
        query.AddUnless(view.CardWidth == ScalarView.Default.CardWidth, "width", view.CardWidth.ToString(CultureInfo.InvariantCulture));
        query.AddUnless(view.Runs.Rule == SelectionRule.Default, "runs", Rule(view.Runs));
        query.AddEach("run", view.Runs.Exceptions);
        query.AddEach("open", view.OpenedSections);
        query.AddEach("closed", view.ClosedSections);
        query.AddEach("wide", view.FullWidthTags);
        query.AddUnless(view.MaximisedTag is null, "max", view.MaximisedTag ?? "");
        query.AddEach("zoom", view.Zooms.Select(zoom => $"{Text(zoom.Value.From)},{Text(zoom.Value.To)},{zoom.Key}"));
        query.AddEach("zoomy", view.Zooms.Select(zoom => zoom.Value.Y is var (low, high) ? $"{Text(low)},{Text(high)},{zoom.Key}" : null).OfType<string>());
        return query.Finish(view.UnknownQuery);
    }

    private static ScalarView? Read(ScalarView view, string name, string value) => name switch
    {
        "tagFilter" => view with { TagFilter = value },
        "runFilter" => view with { RunFilter = value },
        "smoothing" => Number(value) is { } weight ? view with { Smoothing = Math.Round(Math.Clamp(weight, 0, ScalarView.MaxSmoothing), 3) } : view,
        "x" => view with { XAxis = ReadWord(value, XAxis.Step) },
        "zero" => view with { RelativeTo = ReadWord(value, RelativeTo.Run) },
        "logx" => view with { LogX = value == "1" },
        "logy" => view with { LogY = value == "1" },
        "logytag" => view with { LogYTags = view.LogYTags.Add(value) },
        "outliers" => view with { IgnoreOutliers = value != "1" },
        "superseded" => view with { ShowSuperseded = value == "1" },
        "tooltip" => view with { TooltipSort = ReadWord(value, TooltipSort.Nearest) },
        "width" => Number(value) is { } width ? view with { CardWidth = (int)Math.Clamp(width, ScalarView.MinCardWidth, ScalarView.MaxCardWidth) } : view,
        "runs" => view with { Runs = ReadRule(value) with { Exceptions = view.Runs.Exceptions } },
        "run" => view with { Runs = view.Runs with { Exceptions = view.Runs.Exceptions.Add(value) } },
        "open" => view with { OpenedSections = view.OpenedSections.Add(value) },
        "closed" => view with { ClosedSections = view.ClosedSections.Add(value) },
        "wide" => view with { FullWidthTags = view.FullWidthTags.Add(value) },
        "max" => view with { MaximisedTag = value },
        "zoom" => WithZoom(view, value),
        "zoomy" => WithVerticalZoom(view, value),
        _ => null,
    };

    private static ScalarView WithZoom(ScalarView view, string value) =>
        Range(value) is var (from, to, tag) ? view with { Zooms = view.Zooms.SetItem(tag, new ZoomRange(from, to)) } : view;

    // Follows the zoom of the same tag, and means nothing without it.
    private static ScalarView WithVerticalZoom(ScalarView view, string value) =>
        Range(value) is var (low, high, tag) && view.Zooms.TryGetValue(tag, out var zoom)
            ? view with { Zooms = view.Zooms.SetItem(tag, zoom with { Y = (low, high) }) }
            : view;

    private static (double Low, double High, string Tag)? Range(string value) =>
        value.Split(',', 3) is [var from, var to, var tag] && Number(from) is { } low && Number(to) is { } high && low < high
            ? (low, high, tag)
            : null;

    private static string Rule(RunSelection runs) => runs.Rule == SelectionRule.Matching ? MatchingPrefix + runs.Pattern : Word(runs.Rule);

    private static RunSelection ReadRule(string value) => value switch
    {
        "all" => RunSelection.All,
        "none" => RunSelection.None,
        _ when value.StartsWith(MatchingPrefix, StringComparison.Ordinal) => RunSelection.Matching(value[MatchingPrefix.Length..]),
        _ => RunSelection.Default,
    };

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T ReadWord<T>(string word, T otherwise) where T : struct, Enum
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

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
