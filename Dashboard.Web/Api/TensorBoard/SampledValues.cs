using System.Runtime.CompilerServices;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>The steps of a tag of images or sounds at which there is a sample of some number.</summary>
internal static class SampledValues
{
    /// <summary>What is sent of a sound or an image allows nothing to run, load or be guessed.</summary>
    private const string Policy = "default-src 'none'; sandbox";

    /// <summary>The steps and the keys of the samples, at most as many as the limit says.</summary>
    /// <param name="values">The tag's values.</param>
    /// <param name="plugin">Its plugin.</param>
    /// <param name="sample">Which sample of each step, from 0.</param>
    /// <param name="limit">The most steps; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public static async IAsyncEnumerable<(long Step, double WallTime, BlobKey Key)> StepsAsync(
        this TagValues values, string plugin, int sample, int? limit, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var index in values.Sample(limit))
        {
            var count = await values.TryReadAsync(index, value => BlobElements.Count(values.Tag.Kind, value), cancel);
            if (sample < count && sample >= 0)
            {
                var (step, wall) = (values.Sequence[index].Step, values.Sequence[index].WallTime);
                yield return (step, wall, new BlobKey(plugin, values.Run.Name, values.Tag.Name, step, BlobElements.Before(values.Tag.Kind) + sample));
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

        if (await BlobElements.ReadAsync(logged, key, context.RequestAborted) is not { } bytes)
        {
            await context.NotFoundAsync($"No blob for run={PythonText.Repr(key.Run)}, tag={PythonText.Repr(key.Tag)}, step={key.Step}, index={key.Index}");
            return;
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        await context.BytesAsync(bytes, typeOf(bytes));
    }
}
