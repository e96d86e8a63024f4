using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>The part of a dashboard's query string that says which runs are shown, and in which colours: it goes along from one dashboard to the next.</summary>
internal static class RunQuery
{
    /// <summary>The parameters <c>runs</c>, <c>run</c>, <c>runFilter</c> and <c>color</c> of a query string, with their question mark; empty when there are none.</summary>
    public static string Of(string query)
    {
        var kept = new List<string>();
        foreach (var pair in new QueryStringEnumerable(query))
        {
            if (pair.EncodedName.Span is "runs" or "run" or "runFilter" or "color")
            {
                kept.Add($"{pair.EncodedName}={pair.EncodedValue}");
            }
        }

        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }
}
