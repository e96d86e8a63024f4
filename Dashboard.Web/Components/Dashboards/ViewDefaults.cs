namespace Dashboard.Web.Components.Dashboards;

/// <summary>What a new view begins with, as this browser's settings say; one per circuit, cascaded to every page.</summary>
public sealed class ViewDefaults
{
    /// <summary>The cookie that js/shell/settings.js keeps.</summary>
    public const string Cookie = "monitor.view";

    /// <summary>Parameters of a query string, without its question mark; those a dashboard does not know mean nothing to it.</summary>
    public string Query { get; set; } = "";
}
