using System.Globalization;
using Dashboard.Web.Media;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's images: tags, the steps of one sample, one image.</summary>
internal static class ImagesPlugin
{
    public const string Plugin = "images";

    public static void MapImagesPlugin(this IEndpointRouteBuilder plugins)
    {
        var images = plugins.MapGroup("/" + Plugin);
        images.Map("/tags", static (HttpContext context, LoggedData logged, SampleCounts counts) => context.TagsAsync(
            logged,
            SummaryKind.Image,
            async (json, run, tag) => json.Name("samples").Value(await counts.OfAsync(logged.Values(run.Run, tag), context.RequestAborted))));
        images.Map("/images", ListAsync);
        images.Map("/individualImage", static (HttpContext context, LoggedData logged) =>
            SampledValues.SendAsync(context, logged, context.Request.Query["blob_key"], bytes => MediaType.OfImage(bytes.Span)));
    }

    private static Task ListAsync(HttpContext context, LoggedData logged, SampleLimits limits, string? run, string? tag, string? sample)
    {
        if (!int.TryParse(sample ?? "0", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return context.InvalidArgumentAsync($"sample: a number, not {PythonText.Repr(sample)}");
        }

        return !limits.TryGet(context, Plugin, out var limit) ? SampleLimits.RefuseAsync(context)
            : logged.Values(run, tag, SummaryKind.Image) is not { } values
                ? context.NotFoundAsync($"No image data for run={PythonText.Repr(run)}, tag={PythonText.Repr(tag)}")
                : context.JsonAsync(async json =>
                {
                    json.BeginArray();
                    await foreach (var (step, wall, key) in values.StepsAsync(Plugin, number, limit, context.RequestAborted))
                    {
                        json.BeginObject()
                            .Name("wall_time").Value(wall)
                            .Name("step").Value(step)
                            .Name("query").Value($"blob_key={key}")
                            .EndObject();
                    }

                    json.EndArray();
                });
    }
}
