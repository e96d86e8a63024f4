using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dashboard.Web.Ingest;
using Dashboard.Web.Patterns;
using EventFormat.Summaries;

namespace Dashboard.Web.CustomScalars;

/// <summary>The scalars that a chart shows, of those that exist now.</summary>
/// <param name="Lines">Tags drawn as lines.</param>
/// <param name="Bands">For a margin chart the ids of line, lower and upper edge.</param>
/// <param name="Problem">Why some pattern or tag gives nothing, in words; null when all do.</param>
public sealed record ChartTags(ImmutableArray<TagRow> Lines, ImmutableArray<int[]> Bands, string? Problem)
{
    /// <summary>Finds them; patterns match from the beginning of a tag, as Python's <c>re.match</c> does, and heed case.</summary>
    public static ChartTags Of(CustomChart chart, ImmutableArray<TagRow> tags)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var scalars = tags.Where(tag => tag.Kind == SummaryKind.Scalar).ToList();
        return chart.Margins.IsEmpty ? Multiline(chart, scalars) : WithMargins(chart, scalars);
    }

    private static ChartTags Multiline(CustomChart chart, List<TagRow> scalars)
    {
        var lines = new List<TagRow>();
        var problems = new List<string>();
        foreach (var pattern in chart.Patterns)
        {
            try
            {
                var regex = UserRegex.Compile($@"\A(?:{pattern})", RegexOptions.None);
                lines.AddRange(scalars.Where(tag => regex.IsMatch(tag.Name)));
            }
            catch (ArgumentException)
            {
                problems.Add($"{pattern} is not a regular expression");
            }
            catch (RegexMatchTimeoutException)
            {
                problems.Add($"{pattern} takes too long");
            }
        }

        return new ChartTags([.. lines.Distinct()], [], problems.Count > 0 ? string.Join("; ", problems) : null);
    }

    private static ChartTags WithMargins(CustomChart chart, List<TagRow> scalars)
    {
        var lines = new List<TagRow>();
        var bands = new List<int[]>();
        var missing = new List<string>();
        foreach (var margin in chart.Margins)
        {
            string[] names = [margin.Value, margin.Lower, margin.Upper];
            var found = names.Select(name => scalars.Find(tag => tag.Name == name)).ToList();
            missing.AddRange(names.Where((_, i) => found[i] is null));
            lines.AddRange(found.OfType<TagRow>());
            if (found.TrueForAll(tag => tag is not null))
            {
                bands.Add([.. found.Select(tag => tag!.Id)]);
            }
        }

        return new ChartTags([.. lines.Distinct()], [.. bands], missing.Count > 0 ? $"No scalar named {string.Join(", ", missing.Distinct())}" : null);
    }
}
