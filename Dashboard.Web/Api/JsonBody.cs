using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dashboard.Web.Api;

/// <summary>Reads the JSON body of a request; what is wrong with it is a value.</summary>
internal static class JsonBody
{
    /// <summary>The body, or why it cannot be answered and with which status.</summary>
    /// <param name="context">The request.</param>
    /// <param name="type">What the body is.</param>
    /// <param name="faultOf">What is wrong with a body that could be read; null when nothing is.</param>
    public static async Task<(T? Request, string? Fault, int Status)> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, Func<T, string?> faultOf)
        where T : class
    {
        try
        {
            var request = await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted);
            return (request, request is null ? "The body is empty." : faultOf(request), StatusCodes.Status400BadRequest);
        }
        catch (JsonException e)
        {
            return (null, $"The body is not a query: {e.Message}", StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.Message, e.StatusCode); // Too large, too slow, or cut off.
        }
    }
}
