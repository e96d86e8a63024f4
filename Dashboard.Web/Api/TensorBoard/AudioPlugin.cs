using System.Globalization;
using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's audio: tags, the steps of one sample, one sound.</summary>
internal static class AudioPlugin
{
    private const string Plugin = "audio";
    private const string Wave = "audio/wav";
    private const string Unknown = "application/octet-stream";

    public static void MapAudioPlugin(this IEndpointRouteBuilder plugins)
    {
        var audio = plugins.MapGroup("/" + Plugin);
        audio.Map("/tags", static (HttpContext context, LoggedData logged, SampleCounts counts) => context.TagsAsync(
            logged,
            SummaryKind.Audio,
            async (json, run, tag) => json.Name("samples").Value(await counts.OfAsync(logged.Values(run.Run, tag), context.RequestAborted))));
        audio.Map("/audio", ListAsync);
        audio.Map("/individualAudio", SendAsync);
    }

    private static Task ListAsync(HttpContext context, LoggedData logged, SampleLimits limits, string? run, string? tag, string? sample)
    {
        if (!int.TryParse(sample ?? "0", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return context.InvalidArgumentAsync($"sample: a number, not {PythonText.Repr(sample)}");
        }

        if (!limits.TryGet(context, Plugin, out var limit))
        {
            return SampleLimits.RefuseAsync(context);
        }

        if (logged.Values(run, tag, SummaryKind.Audio) is not { } values)
        {
            return context.NotFoundAsync($"No audio data for run={PythonText.Repr(run)}, tag={PythonText.Repr(tag)}");
        }

        var type = TypeOf(values.Tag.PluginContent);
        return context.JsonAsync(async json =>
        {
            json.BeginArray();
            await foreach (var (step, wall, key) in values.StepsAsync(Plugin, number, limit, context.RequestAborted))
            {
                json.BeginObject()
                    .Name("wall_time").Value(wall)
                    .Name("label").Value("")
                    .Name("step").Value(step)
                    .Name("contentType").Value(type)
                    .Name("query").Value($"blob_key={key}&content_type={Uri.EscapeDataString(type)}")
                    .EndObject();
            }

            json.EndArray();
        });
    }

    /// <summary>A sound, under the type that its list named.</summary>
    private static Task SendAsync(HttpContext context, LoggedData logged)
    {
        var type = context.Request.Query["content_type"].ToString();
        return type is Wave or Unknown
            ? SampledValues.SendAsync(context, logged, context.Request.Query["blob_key"], _ => type)
            : context.InvalidArgumentAsync($"Illegal mime type {PythonText.Repr(type)}");
    }

    private static string TypeOf(ReadOnlyMemory<byte> content)
    {
        try
        {
            return AudioPluginData.Parser.ParseFrom(content.Span).Encoding == AudioPluginData.Types.Encoding.Wav ? Wave : Unknown;
        }
        catch (InvalidProtocolBufferException)
        {
            return Unknown;
        }
    }
}
