using System.Text.Json;
using EventFormat.Summaries;

namespace Dashboard.Web.Media;

/// <summary><c>/api/audio</c>: the sounds of a step as they were encoded, each read from where it stands in its event file.</summary>
internal static class AudioRoutes
{
    public static void MapAudio(this IEndpointRouteBuilder app)
    {
        var audio = app.MapGroup("/api/audio");
        audio.MapGet("/value", static (HttpContext context, MediaReader media, int run, int tag, int index) =>
            media.DescribeAsync(context, run, tag, index, Describe));
        audio.MapGet("/sound", static (HttpContext context, MediaReader media, int run, int tag, int index, int sample) =>
            media.SendAsync(context, run, tag, index, value => Find(value, sample)));
    }

    /// <summary><c>"samples": [{"type", "bytes", "label"}]</c>; the type is null for bytes that are no sound.</summary>
    private static void Describe(Utf8JsonWriter json, byte[] value)
    {
        json.WriteStartArray("samples");
        foreach (var clip in AudioValue.Decode(value).Clips)
        {
            var type = MediaType.OfSound(clip.Sound.Span);
            json.WriteStartObject();
            json.WriteString("type", type == MediaType.Unknown ? null : type);
            json.WriteNumber("bytes", clip.Sound.Length);
            json.WriteString("label", clip.Label);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static MediaAnswer? Find(byte[] value, int sample) =>
        AudioValue.Decode(value).Clips is var clips && sample >= 0 && sample < clips.Count
            ? new MediaAnswer(clips[sample].Sound, MediaType.OfSound(clips[sample].Sound.Span))
            : null;
}
