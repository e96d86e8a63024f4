using Dashboard.Web.Blobs;
using Dashboard.Web.Live;
using EventFormat.Summaries;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Web.Media;

/// <summary>Answers requests for one value of a tag: finds it, reads it from its event file, and lets the browser keep it until it changes.</summary>
/// <remarks>What is sent was written by others: the answer allows nothing to run, load or be guessed.</remarks>
internal sealed class MediaReader(BlobStore blobs, ServerInstance server)
{
    private const string Policy = "default-src 'none'; sandbox";

    /// <summary>Sends what <paramref name="decode"/> makes of the value; 404 when there is no such value or it makes nothing.</summary>
    public Task<IResult> SendAsync(HttpContext context, int run, int tag, int index, Func<byte[], MediaAnswer?> decode) =>
        SendAsync(context, run, tag, index, decode, unreadable: null);

    /// <summary>Sends JSON that describes the value; one that cannot be decoded is described by <c>{"error": "…"}</c>.</summary>
    public Task<IResult> DescribeAsync(HttpContext context, int run, int tag, int index, Action<System.Text.Json.Utf8JsonWriter, byte[]> describe) =>
        SendAsync(context, run, tag, index, value => MediaJson.Of(json => describe(json, value)), unreadable: MediaJson.Error);

    private async Task<IResult> SendAsync(
        HttpContext context, int run, int tag, int index, Func<byte[], MediaAnswer?> decode, Func<string, MediaAnswer>? unreadable)
    {
        if (blobs.Find(run, tag) is not { } sequence || index < 0 || index >= sequence.Count)
        {
            return Results.NotFound();
        }

        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.ContentSecurityPolicy = Policy;
        var entityTag = new EntityTagHeaderValue($"\"{server.Id}-{run:x}-{BlobStore.EntityTag(sequence, index)[1..]}");
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(entityTag, useStrongComparison: false)))
        {
            headers.ETag = entityTag.ToString();
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        try
        {
            var value = await blobs.ReadAsync(run, sequence, index, context.RequestAborted);
            return decode(value) is { } answer
                ? Results.Bytes(answer.Body, answer.ContentType, enableRangeProcessing: true, entityTag: entityTag)
                : Results.NotFound();
        }
        catch (SummaryFormatException e)
        {
            return unreadable is null
                ? Results.Text(e.Message, statusCode: StatusCodes.Status422UnprocessableEntity)
                : Plain(unreadable(e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            const string Gone = "The event file can no longer be read here; it was truncated, replaced or removed.";
            headers.CacheControl = "no-store";
            return unreadable is null ? Results.Text(Gone, statusCode: StatusCodes.Status410Gone) : Plain(unreadable(Gone));
        }
    }

    private static IResult Plain(MediaAnswer answer) => Results.Bytes(answer.Body, answer.ContentType);
}
