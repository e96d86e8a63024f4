using System.Text.RegularExpressions;
using Dashboard.Web.CustomScalars;
using Dashboard.Web.Patterns;
using EventFormat.Runs;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's custom scalars: the layouts of all runs as one, and the scalars that a pattern matches.</summary>
internal static class CustomScalarsPlugin
{
    private const string Scalars = "scalars";

    public static void MapCustomScalarsPlugin(this IEndpointRouteBuilder plugins)
    {
        var custom = plugins.MapGroup("/custom_scalars");
        custom.Map("/layout", LayoutAsync);
        custom.Map("/scalars", MatchAsync);
        custom.Map("/download_data", ScalarsPlugin.ReadAsync);
    }

    private static async Task LayoutAsync(HttpContext context, LayoutReader layouts)
    {
        var (categories, _) = await layouts.ReadAsync(context.RequestAborted);
        await context.JsonAsync(json => Write(json, categories), isIndented: true);
    }

    private static void Write(PythonJsonWriter json, IReadOnlyList<CustomCategory> categories)
    {
        json.BeginObject();
        if (categories.Count > 0)
        {
            json.Name("category").BeginArray();
            foreach (var category in categories)
            {
                json.BeginObject().Name("title").Value(category.Title).Name("chart").BeginArray();
                foreach (var chart in category.Charts)
                {
                    Write(json, chart);
                }

                json.EndArray().Name("closed").Value(category.IsClosed).EndObject();
            }

            json.EndArray().Name("version").Value(0);
        }

        json.EndObject();
    }

    private static void Write(PythonJsonWriter json, CustomChart chart)
    {
        json.BeginObject().Name("title").Value(chart.Title);
        if (chart.Margins.IsEmpty)
        {
            json.Name("multiline").BeginObject().Name("tag").BeginArray();
            foreach (var pattern in chart.Patterns)
            {
                json.Value(pattern);
            }

            json.EndArray().EndObject();
        }
        else
        {
            json.Name("margin").BeginObject().Name("series").BeginArray();
            foreach (var margin in chart.Margins)
            {
                json.BeginObject()
                    .Name("value").Value(margin.Value)
                    .Name("lower").Value(margin.Lower)
                    .Name("upper").Value(margin.Upper)
                    .EndObject();
            }

            json.EndArray().EndObject();
        }

        json.EndObject();
    }

    /// <summary>The points of every tag of a run that the pattern matches from its beginning; a pattern that is none, or takes too long, says so.</summary>
    private static Task MatchAsync(HttpContext context, LoggedData logged, SampleLimits limits, string? run, string? tag)
    {
        if (!limits.TryGet(context, Scalars, out var count))
        {
            return SampleLimits.RefuseAsync(context);
        }

        var tags = logged.Runs(SummaryKind.Scalar).FirstOrDefault(found => found.Run.Name == run).Tags ?? [];
        var matches = Match(tag, tags);
        return context.JsonAsync(async json =>
        {
            json.BeginObject().Name("regex_valid").Value(matches is not null).Name("tag_to_events").BeginObject();
            foreach (var match in matches ?? [])
            {
                if (logged.Series(run, match.Name) is { } series)
                {
                    json.Name(match.Name);
                    await ScalarsAnswer.WriteAsync(context, json, series, count);
                }
            }

            json.EndObject().EndObject();
        });
    }

    private static List<TagInfo>? Match(string? pattern, IReadOnlyList<TagInfo> tags)
    {
        if (string.IsNullOrEmpty(pattern))
        {
            return null;
        }

        try
        {
            var regex = UserRegex.Compile($@"\A(?:{pattern})", RegexOptions.None);
            return [.. tags.Where(tag => regex.IsMatch(tag.Name))];
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
