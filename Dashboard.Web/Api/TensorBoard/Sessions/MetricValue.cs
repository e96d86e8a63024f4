using EventFormat.Protos;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>What a session, or a group of sessions, reached in a metric.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Value">Its value.</param>
/// <param name="Step">At which step.</param>
/// <param name="WallTime">And when.</param>
internal sealed record MetricValue(MetricName Name, double Value, long Step, double WallTime);
