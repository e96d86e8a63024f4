namespace Dashboard.Web.HParams;

/// <summary>A hyperparameter or a metric of a table of trials.</summary>
/// <param name="Key">Names it in URLs: <c>h.NAME</c>, or <c>m.GROUP:TAG</c>.</param>
/// <param name="Title">As it is shown.</param>
/// <param name="Description">What the experiment says of it; may be empty.</param>
/// <param name="IsMetric">Whether it is a metric: scalars of a run, of which one value is chosen.</param>
/// <param name="IsDeclared">Whether the experiment, or for a hyperparameter any session, names it; other metrics are found among the runs' scalars.</param>
public sealed record TrialColumn(string Key, string Title, string Description, bool IsMetric, bool IsDeclared)
{
    public static string HParamKey(string name) => "h." + name;

    /// <param name="group">Path of the run below the session's; empty for the session itself.</param>
    /// <param name="tag">The scalar.</param>
    public static string MetricKey(string group, string tag) => $"m.{group}:{tag}";
}
