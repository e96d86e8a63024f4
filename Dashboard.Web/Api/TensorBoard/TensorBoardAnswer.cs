using System.IO.Pipelines;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>How TensorBoard's answers look, whatever they hold.</summary>
internal static class TensorBoardAnswer
{
    /// <summary>Bytes after which what was written is handed on, so that any number of values takes little memory.</summary>
    private const int FlushBytes = 64 << 10;

    /// <summary>Answers with JSON.</summary>
    /// <param name="context">The request.</param>
    /// <param name="write">Writes it; large answers flush in between.</param>
    /// <param name="isIndented">As protobuf messages are.</param>
    public static async Task JsonAsync(this HttpContext context, Func<PythonJsonWriter, Task> write, bool isIndented = false)
    {
        context.Response.ContentType = "application/json";
        await write(new PythonJsonWriter(context.Response.BodyWriter, isIndented));
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    public static Task JsonAsync(this HttpContext context, Action<PythonJsonWriter> write, bool isIndented = false) =>
        context.JsonAsync(
            json =>
            {
                write(json);
                return Task.CompletedTask;
            },
            isIndented);

    /// <summary>Hands on what was written when it is much; false when nobody reads it any more.</summary>
    public static async ValueTask<bool> KeepsReadingAsync(this HttpContext context)
    {
        PipeWriter output = context.Response.BodyWriter;
        return output.UnflushedBytes <= FlushBytes || !(await output.FlushAsync(context.RequestAborted)).IsCompleted;
    }

    public static Task TextAsync(this HttpContext context, string text, string contentType = "text/plain; charset=utf-8")
    {
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    public static Task BytesAsync(this HttpContext context, ReadOnlyMemory<byte> bytes, string contentType)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    public static Task RefuseAsync(this HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.TextAsync(message);
    }

    /// <summary>A fault of the request, as TensorBoard spells it.</summary>
    public static Task InvalidArgumentAsync(this HttpContext context, string what) =>
        context.RefuseAsync(StatusCodes.Status400BadRequest, $"Invalid argument: {what}");

    /// <summary>What is not there, as TensorBoard spells it.</summary>
    public static Task NotFoundAsync(this HttpContext context, string what) =>
        context.RefuseAsync(StatusCodes.Status404NotFound, $"Not found: {what}");

    public static Task MissingAsync(this HttpContext context, string parameter) =>
        context.RefuseAsync(StatusCodes.Status400BadRequest, $"query parameter \"{parameter}\" is required");
}
