namespace Dashboard.Web.Components.HParams;

/// <summary>How the trials are shown.</summary>
public enum HParamsTab
{
    Table,
    Parallel,
    Scatter,
    Importance,
}
