using EventFormat.Protos;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>Makes rows of sessions: grouped, filtered, sorted, as TensorBoard does.</summary>
internal static class SessionGroups
{
    /// <summary>Every row that passes, in the order asked for.</summary>
    /// <exception cref="HParamsException">A filter does not fit the values.</exception>
    public static IReadOnlyList<SessionGroup> Of(IEnumerable<Session> sessions, SessionGroupsRequest request)
    {
        var groups = sessions
            .Where(session => request.Statuses.Contains(session.Status))
            .GroupBy(session => session.Group, StringComparer.Ordinal)
            .Select(group => Make(group.Key, [.. group.OrderBy(session => session.Name, StringComparer.Ordinal)], request))
            .Where(group => request.Columns.All(column => column.Passes(column.Of(group))))
            .OrderBy(group => group.Name, StringComparer.Ordinal)
            .ToList();

        // Stable sorts, the least important first.
        foreach (var column in request.Columns.Reverse())
        {
            if (column.Order != 0)
            {
                groups = [.. groups.Order(Comparer<SessionGroup>.Create((left, right) => Compare(column, left, right)))];
            }
        }

        return groups;
    }

    private static int Compare(SessionColumn column, SessionGroup left, SessionGroup right) => (column.Of(left), column.Of(right)) switch
    {
        (null, null) => 0,
        (null, _) => column.HasMissingFirst ? -1 : 1,
        (_, null) => column.HasMissingFirst ? 1 : -1,
        ({ } a, { } b) => column.Order * PythonValue.Compare(a, b),
    };

    private static SessionGroup Make(string name, IReadOnlyList<Session> sessions, SessionGroupsRequest request) => new(name, sessions, request.Aggregation switch
    {
        "" or "AGGREGATION_UNSET" or "AGGREGATION_AVG" => Means(sessions),
        "AGGREGATION_MEDIAN" => Chosen(sessions, request.AggregationMetric, count => (count - 1) / 2),
        "AGGREGATION_MIN" => Chosen(sessions, request.AggregationMetric, _ => 0),
        "AGGREGATION_MAX" => Chosen(sessions, request.AggregationMetric, count => count - 1),
        var other => throw new HParamsException($"Unknown aggregation_type: {other}"),
    });

    /// <summary>The mean of each metric over the sessions that have it; steps and times likewise.</summary>
    private static IReadOnlyList<MetricValue> Means(IReadOnlyList<Session> sessions) => sessions.Count == 1
        ? sessions[0].Metrics
        :
        [
            .. sessions.SelectMany(session => session.Metrics).GroupBy(metric => metric.Name).Select(metric => new MetricValue(
                metric.Key, metric.Average(one => one.Value), (long)metric.Average(one => (double)one.Step), metric.Average(one => one.WallTime))),
        ];

    /// <summary>The metrics of one session: that at a place in the order of a metric.</summary>
    private static IReadOnlyList<MetricValue> Chosen(IReadOnlyList<Session> sessions, MetricName? by, Func<int, int> place)
    {
        if (by is null)
        {
            throw new HParamsException("The aggregation needs an aggregation_metric.");
        }

        var ordered = sessions
            .Select(session => (session.Metrics, Metric: session.Metrics.FirstOrDefault(metric => metric.Name.Equals(by))))
            .Where(one => one.Metric is not null).OrderBy(one => one.Metric!.Value).ToList();
        return ordered.Count == 0 ? [] : ordered[place(ordered.Count)].Metrics;
    }
}
