using EventFormat.Protos;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>A run that began a session of the hparams plugin.</summary>
/// <param name="Name">The run's name.</param>
/// <param name="Start">What it said at its start.</param>
/// <param name="End">What it said at its end; null when it has not.</param>
/// <param name="Metrics">What it reached, in the experiment's order of metrics.</param>
internal sealed record Session(string Name, SessionStartInfo Start, SessionEndInfo? End, IReadOnlyList<MetricValue> Metrics)
{
    public SessionStatus Status => End?.Status ?? SessionStatus.StatusUnknown;

    /// <summary>Sessions of one group are repetitions; one without a group stands for itself.</summary>
    public string Group => Start.GroupName.Length > 0 ? Start.GroupName : Name;
}
