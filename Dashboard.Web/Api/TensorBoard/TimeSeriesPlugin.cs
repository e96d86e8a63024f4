using System.Text.Json;
using Dashboard.Web.Histograms;
using Dashboard.Web.Media;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's Time Series page: tags of scalars, histograms and images, and series of any of them in one request.</summary>
internal static class TimeSeriesPlugin
{
    public static void MapTimeSeriesPlugin(this IEndpointRouteBuilder plugins)
    {
        var series = plugins.MapGroup("/timeseries");
        series.Map("/tags", static (HttpContext context, LoggedData logged, SampleCounts counts) =>
            context.JsonAsync(json => TimeSeriesTags.WriteAsync(json, logged, counts, context.RequestAborted)));
        series.Map("/timeSeries", ReadAsync);
        series.Map("/imageData", static (HttpContext context, LoggedData logged) =>
            SampledValues.SendAsync(context, logged, context.Request.Query["imageId"], bytes => MediaType.OfImage(bytes.Span)));
    }

    private static async Task ReadAsync(HttpContext context, LoggedData logged, HistogramReader histograms, SampleLimits limits)
    {
        string? text = HttpMethods.IsPost(context.Request.Method)
            ? (await context.TryReadFormAsync())?["requests"]
            : context.Request.Query["requests"];
        if (string.IsNullOrEmpty(text))
        {
            await context.InvalidArgumentAsync("Missing 'requests' field");
            return;
        }

        using var requests = TryParse(text);
        if (requests is null)
        {
            await context.InvalidArgumentAsync("Unable to parse 'requests' as JSON");
            return;
        }

        var answer = new TimeSeriesAnswer(context, logged, histograms, limits);
        await context.JsonAsync(async json =>
        {
            json.BeginArray();
            foreach (var request in requests.RootElement.EnumerateArray())
            {
                await answer.WriteAsync(json, TimeSeriesRequest.Of(request));
            }

            json.EndArray();
        });
    }

    private static JsonDocument? TryParse(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.EnumerateArray().All(request => request.ValueKind == JsonValueKind.Object))
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
