using System.Globalization;
using System.Text.Json;
using EventFormat.Protos;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>Which rows of the table are asked for, in what order.</summary>
/// <param name="Statuses">Sessions of other statuses are left out.</param>
/// <param name="Columns">What rows are filtered and sorted by, the most important first.</param>
/// <param name="Aggregation">How the metrics of a group's sessions are put together.</param>
/// <param name="AggregationMetric">By which metric its session is chosen, where one is.</param>
/// <param name="Start">First row.</param>
/// <param name="Count">How many rows.</param>
internal sealed record SessionGroupsRequest(
    IReadOnlySet<SessionStatus> Statuses, IReadOnlyList<SessionColumn> Columns, string Aggregation, MetricName? AggregationMetric, int Start, int Count)
{
    /// <exception cref="HParamsException">It is no such request.</exception>
    public static SessionGroupsRequest Parse(JsonElement request)
    {
        var metric = request.Field("aggregationMetric");
        return new SessionGroupsRequest(
            request.List("allowedStatuses").Select(Status).ToHashSet(),
            [.. request.List("colParams").Select(SessionColumn.Parse)],
            request.Text("aggregationType"),
            metric is { } name ? HParamsRequest.Metric(name) : null,
            request.Number("startIndex"),
            request.Number("sliceSize"));
    }

    private static SessionStatus Status(JsonElement status) => status.ValueKind switch
    {
        JsonValueKind.Number when status.TryGetInt32(out var number) => (SessionStatus)number,
        JsonValueKind.String => status.GetString() switch
        {
            "STATUS_UNKNOWN" => SessionStatus.StatusUnknown,
            "STATUS_SUCCESS" => SessionStatus.StatusSuccess,
            "STATUS_FAILURE" => SessionStatus.StatusFailure,
            "STATUS_RUNNING" => SessionStatus.StatusRunning,
            var other => throw new HParamsException(string.Create(CultureInfo.InvariantCulture, $"Unknown status: {other}")),
        },
        _ => throw new HParamsException("allowedStatuses: names of statuses"),
    };
}
