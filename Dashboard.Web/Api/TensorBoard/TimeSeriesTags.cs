using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>What the Time Series page can show: per kind the tags of each run, and what is said of each tag over all runs.</summary>
internal static class TimeSeriesTags
{
    public static async Task WriteAsync(PythonJsonWriter json, LoggedData logged, SampleCounts counts, CancellationToken cancel)
    {
        json.BeginObject();
        WriteKind(json, SummaryPlugin.Scalars, logged.Runs(SummaryKind.Scalar).ToList());
        WriteKind(json, SummaryPlugin.Histograms, logged.Runs(SummaryKind.Histogram).ToList());
        json.Name(SummaryPlugin.Images).BeginObject();
        var images = logged.Runs(SummaryKind.Image).ToList();
        WriteDescriptions(json, images);
        json.Name("tagRunSampledInfo").BeginObject();
        var byTag = from run in images from tag in run.Tags group (run.Run, tag) by tag.Name;
        foreach (var tag in byTag)
        {
            json.Name(tag.Key).BeginObject();
            foreach (var (run, info) in tag)
            {
                json.Name(run.Name).BeginObject().Name("maxSamplesPerStep").Value(await counts.OfAsync(logged.Values(run, info), cancel)).EndObject();
            }

            json.EndObject();
        }

        json.EndObject().EndObject().EndObject();
    }

    private static void WriteKind(PythonJsonWriter json, string plugin, List<TaggedRun> runs)
    {
        json.Name(plugin).BeginObject().Name("runTagInfo").BeginObject();
        foreach (var run in runs)
        {
            json.Name(run.Run.Name).BeginArray();
            foreach (var tag in run.Tags.Select(tag => tag.Name).Order(StringComparer.Ordinal))
            {
                json.Value(tag);
            }

            json.EndArray();
        }

        json.EndObject();
        WriteDescriptions(json, runs);
        json.EndObject();
    }

    private static void WriteDescriptions(PythonJsonWriter json, List<TaggedRun> runs)
    {
        json.Name("tagDescriptions").BeginObject();
        var described = from run in runs
                        from tag in run.Tags
                        where tag.Description.Length > 0
                        group (tag.Description, Run: run.Run.Name) by tag.Name;
        foreach (var tag in described)
        {
            json.Name(tag.Key).Value(DescriptionHtml.Of(Combine(tag)));
        }

        json.EndObject();
    }

    /// <summary>What is said of a tag; where runs say different things, each with the runs that say it.</summary>
    private static string Combine(IEnumerable<(string Description, string Run)> said)
    {
        var byDescription = said.GroupBy(one => one.Description, one => one.Run).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        return byDescription is [var only]
            ? only.Key
            : "# Multiple descriptions\n" + string.Join('\n', byDescription.Select(one =>
                $"## For {(one.Count() > 1 ? "runs" : "run")}: {string.Join(", ", one.Order(StringComparer.Ordinal))}\n{one.Key}"));
    }
}
