using System.Text.Json;
using EventFormat.Summaries;

namespace Dashboard.Web.Media;

/// <summary><c>/api/images</c>: the images of a step as they were encoded, each read from where it stands in its event file.</summary>
internal static class ImageRoutes
{
    public static void MapImages(this IEndpointRouteBuilder app)
    {
        var images = app.MapGroup("/api/images");
        images.MapGet("/value", static (HttpContext context, MediaReader media, int run, int tag, int index) =>
            media.DescribeAsync(context, run, tag, index, Describe));
        images.MapGet("/image", static (HttpContext context, MediaReader media, int run, int tag, int index, int sample) =>
            media.SendAsync(context, run, tag, index, value => Find(value, sample)));
    }

    /// <summary><c>"width", "height": as the writer says, "samples": [{"type", "bytes"}]</c>; the type is null for bytes that are no image.</summary>
    private static void Describe(Utf8JsonWriter json, byte[] value)
    {
        var image = ImageValue.Decode(value);
        json.WriteNumber("width", image.Width);
        json.WriteNumber("height", image.Height);
        json.WriteStartArray("samples");
        foreach (var file in image.Images)
        {
            var type = MediaType.OfImage(file.Span);
            json.WriteStartObject();
            json.WriteString("type", type == MediaType.Unknown ? null : type);
            json.WriteNumber("bytes", file.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static MediaAnswer? Find(byte[] value, int sample) =>
        ImageValue.Decode(value).Images is var images && sample >= 0 && sample < images.Count
            ? new MediaAnswer(images[sample], MediaType.OfImage(images[sample].Span))
            : null;
}
