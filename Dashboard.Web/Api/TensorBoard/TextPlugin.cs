using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's texts: tags, and the texts of one tag as HTML.</summary>
internal static class TextPlugin
{
    private const string Plugin = "text";

    public static void MapTextPlugin(this IEndpointRouteBuilder plugins)
    {
        var text = plugins.MapGroup("/" + Plugin);
        text.Map("/tags", static (HttpContext context, LoggedData logged) => context.JsonAsync(json => Tags(json, logged)));
        text.Map("/text", ReadAsync);
    }

    private static void Tags(PythonJsonWriter json, LoggedData logged)
    {
        json.BeginObject();
        foreach (var run in logged.Runs(SummaryKind.Text))
        {
            json.Name(run.Run.Name).BeginArray();
            foreach (var tag in run.Tags)
            {
                json.Value(tag.Name);
            }

            json.EndArray();
        }

        json.EndObject();
    }

    /// <summary>Texts that are not there are an empty list, as with TensorBoard.</summary>
    private static Task ReadAsync(HttpContext context, LoggedData logged, SampleLimits limits, string? run, string? tag, string? markdown)
    {
        if (!limits.TryGet(context, Plugin, out var count))
        {
            return SampleLimits.RefuseAsync(context);
        }

        var isMarkdown = markdown != "false";
        var values = logged.Values(run, tag, SummaryKind.Text);
        return context.JsonAsync(async json =>
        {
            json.BeginArray();
            foreach (var index in values?.Sample(count) ?? [])
            {
                if (await values!.TryReadAsync(index, value => TextTable.Of(TextValue.Decode(value), isMarkdown), context.RequestAborted) is { } html)
                {
                    json.BeginObject()
                        .Name("wall_time").Value(values.Sequence[index].WallTime)
                        .Name("step").Value(values.Sequence[index].Step)
                        .Name("text").Value(html)
                        .EndObject();
                }

                if (!await context.KeepsReadingAsync())
                {
                    return;
                }
            }

            json.EndArray();
        });
    }
}
