using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>The steps of a tag of images or sounds at which there is a sample of some number.</summary>
internal static class SampledValues
{
    /// <summary>What is sent of a sound or an image allows nothing to run, load or be guessed.</summary>
    private const string Policy = "default-src 'none'; sandbox";

    /// <summary>The steps and the keys of the samples, at most as many as the limit says.</summary>
    /// <param name="values">The tag's values.</param>
    /// <param name="plugin">Its plugin.</param>
    /// <param name="sample">Which sample of each step, from 0; negative ones count from the end, as in Python.</param>
    /// <param name="before">How many elements of a value's tensor stand before its samples.</param>
    /// <param name="limit">The most steps; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public static async IAsyncEnumerable<(long Step, double WallTime, BlobKey Key)> StepsAsync(
        this TagValues values, string plugin, int sample, int before, int? limit, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var index in values.Sample(limit))
        {
            var count = await values.TryReadAsync(index, value => SampleCounts.Count(values.Tag.Kind, value), cancel);
            if (sample < count && sample >= 0)
            {
                var (step, wall) = (values.Sequence[index].Step, values.Sequence[index].WallTime);
                yield return (step, wall, new BlobKey(plugin, values.Run.Name, values.Tag.Name, step, before + sample));
            }
        }
    }

    /// <summary>Sends the element that a key names; 404 when there is none.</summary>
    public static async Task SendAsync(HttpContext context, LoggedData logged, string? text, Func<ReadOnlyMemory<byte>, string> typeOf)
    {
        if (BlobKey.TryParse(text) is not { } key)
        {
            await context.InvalidArgumentAsync($"{PythonText.Repr(text)} is no blob key");
            return;
        }

        if (await ReadAsync(logged, key, context.RequestAborted) is not { } bytes)
        {
            await context.NotFoundAsync($"No blob for run={PythonText.Repr(key.Run)}, tag={PythonText.Repr(key.Tag)}, step={key.Step}, index={key.Index}");
            return;
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        await context.BytesAsync(bytes, typeOf(bytes));
    }

    /// <summary>The bytes that a key names; null when there are none.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(LoggedData logged, BlobKey key, CancellationToken cancel)
    {
        SummaryKind? kind = key.Plugin switch
        {
            SummaryPlugin.Images => SummaryKind.Image,
            SummaryPlugin.Audio => SummaryKind.Audio,
            _ => null,
        };
        return kind is { } known && logged.Values(key.Run, key.Tag, known) is { } values && values.IndexAt(key.Step) is >= 0 and var index
            ? await values.TryReadAsync<ReadOnlyMemory<byte>?>(index, value => Element(known, value, key.Index), cancel)
            : null;
    }

    private static ReadOnlyMemory<byte>? Element(SummaryKind kind, byte[] value, int index)
    {
        if (kind == SummaryKind.Audio)
        {
            return AudioValue.Decode(value).Clips is var clips && index >= 0 && index < clips.Count ? clips[index].Sound : null;
        }

        // An image's tensor begins with its width and its height, in digits.
        var image = ImageValue.Decode(value);
        return index switch
        {
            0 => Digits(image.Width),
            1 => Digits(image.Height),
            >= 2 when index - 2 < image.Images.Count => image.Images[index - 2],
            _ => null,
        };
    }

    private static ReadOnlyMemory<byte> Digits(int number) =>
        System.Text.Encoding.ASCII.GetBytes(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
