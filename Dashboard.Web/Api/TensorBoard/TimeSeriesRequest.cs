using System.Text.Json;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>One series that the Time Series page asks for. What is missing, or of another type than it must be, is null.</summary>
internal sealed record TimeSeriesRequest(string? Plugin, string? Tag, string? Run, int? Sample)
{
    /// <summary>Why it cannot be answered, as TensorBoard spells it; null when it can.</summary>
    public string? Fault => this switch
    {
        { Tag: null } => "Missing tag",
        { Plugin: not (SummaryPlugin.Scalars or SummaryPlugin.Histograms or SummaryPlugin.Images) } => "Invalid plugin",
        { Plugin: not SummaryPlugin.Scalars, Run: null } => "Missing run",
        { Plugin: SummaryPlugin.Images, Sample: null } => "Missing sample",
        _ => null,
    };

    public static TimeSeriesRequest Of(JsonElement request) => new(Text(request, "plugin"), Text(request, "tag"), Text(request, "run"), Number(request, "sample"));

    private static string? Text(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
