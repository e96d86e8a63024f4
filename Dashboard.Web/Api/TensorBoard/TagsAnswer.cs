using EventFormat.Runs;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>The tags that runs have for one dashboard, with what is said of each: what TensorBoard's <c>tags</c> routes answer.</summary>
internal static class TagsAnswer
{
    /// <param name="context">The request.</param>
    /// <param name="logged">The runs.</param>
    /// <param name="kind">What the dashboard shows.</param>
    /// <param name="more">Writes what is said beside; null for nothing.</param>
    public static Task TagsAsync(this HttpContext context, LoggedData logged, SummaryKind kind, Func<PythonJsonWriter, TaggedRun, TagInfo, Task>? more = null) =>
        context.JsonAsync(async json =>
        {
            json.BeginObject();
            foreach (var run in logged.Runs(kind))
            {
                json.Name(run.Run.Name).BeginObject();
                foreach (var tag in run.Tags)
                {
                    json.Name(tag.Name).BeginObject()
                        .Name("displayName").Value(tag.DisplayName)
                        .Name("description").Value(DescriptionHtml.Of(tag.Description));
                    if (more is not null)
                    {
                        await more(json, run, tag);
                    }

                    json.EndObject();
                }

                json.EndObject();
                if (!await context.KeepsReadingAsync())
                {
                    return;
                }
            }

            json.EndObject();
        });
}
