using EventFormat.Protos;
using Google.Protobuf.WellKnownTypes;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>A row of TensorBoard's table: sessions with the same hyperparameters.</summary>
/// <param name="Name">The group's name, or the session's.</param>
/// <param name="Sessions">In order of name.</param>
/// <param name="Metrics">Those of its sessions, put together.</param>
internal sealed record SessionGroup(string Name, IReadOnlyList<Session> Sessions, IReadOnlyList<MetricValue> Metrics)
{
    /// <summary>As the first session has them.</summary>
    public IDictionary<string, Value> HParams => Sessions[0].Start.Hparams;

    public MetricValue? Metric(MetricName name) => Metrics.FirstOrDefault(metric => metric.Name.Equals(name));
}
