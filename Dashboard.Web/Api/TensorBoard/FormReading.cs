namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Reads what clients post as forms.</summary>
internal static class FormReading
{
    /// <summary>The form; null when the body is none, or is malformed.</summary>
    public static async Task<IFormCollection?> TryReadFormAsync(this HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
