using System.Globalization;
using System.Text;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>The elements of values that TensorBoard keeps as sequences of blobs: of an image its width, its height and the images; sounds; a graph.</summary>
internal static class BlobElements
{
    /// <summary>How many elements stand before the samples.</summary>
    public static int Before(SummaryKind kind) => kind == SummaryKind.Image ? 2 : 0;

    /// <summary>How many samples a value holds.</summary>
    /// <exception cref="SummaryFormatException">It is no value of that kind.</exception>
    public static int Count(SummaryKind kind, byte[] value) => kind switch
    {
        SummaryKind.Image => ImageValue.Decode(value).Images.Count,
        SummaryKind.Audio => AudioValue.Decode(value).Clips.Count,
        _ => 1,
    };

    /// <summary>The element that a key names; null when there is none.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(LoggedData logged, BlobKey key, CancellationToken cancel) =>
        logged.Values(key) is { } values && values.IndexAt(key.Step) is >= 0 and var index
            ? await values.TryReadAsync(index, value => Element(values.Tag.Kind, value, key.Index), cancel)
            : null;

    private static ReadOnlyMemory<byte>? Element(SummaryKind kind, byte[] value, int index)
    {
        switch (kind)
        {
            case SummaryKind.Image:
                var image = ImageValue.Decode(value);
                return index switch
                {
                    0 => Digits(image.Width),
                    1 => Digits(image.Height),
                    >= 2 when index - 2 < image.Images.Count => image.Images[index - 2],
                    _ => null,
                };
            case SummaryKind.Audio:
                return AudioValue.Decode(value).Clips is var clips && index >= 0 && index < clips.Count ? clips[index].Sound : null;
            default:
                return index == 0 ? GraphValue.Extract(value) : null;
        }
    }

    private static ReadOnlyMemory<byte> Digits(int number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
