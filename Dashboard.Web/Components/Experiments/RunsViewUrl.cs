using System.Globalization;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Experiments.Table;

namespace Dashboard.Web.Components.Experiments;

/// <summary>The parameters of the Runs page; its download takes the same ones.</summary>
public sealed class RunsViewUrl : ViewUrl<RunsView>
{
    // Beyond these an address is no one's wish.
    private const int MaxColumns = 200;
    private const int MaxGroups = 8;

    private RunsViewUrl()
    {
    }

    public static RunsViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override RunsView Default => RunsView.Default;

    /// <inheritdoc />
    protected override void Print(QueryPrinter query, RunsView view)
    {
        query.Add("q", view.Query);
        query.AddEach("sort", view.Sort.Select(key => (key.IsDescending ? "-" : "") + key.Column));
        query.AddEach("group", view.Groups);
        query.AddEach("column", view.Columns);
        query.AddUnless(view.Statistic == GroupStatistic.Mean, "show", Word(view.Statistic));
        query.AddEach("size", view.Widths.Select(width => string.Create(CultureInfo.InvariantCulture, $"{width.Value},{width.Key}")));
        query.AddUnless(!view.ShowsPutAway, "all", "1");
    }

    /// <inheritdoc />
    protected override RunsView? Read(RunsView view, string name, string value) => name switch
    {
        "q" => view with { Query = value },
        "sort" when value.StartsWith('-') => view with { Sort = view.Sort.Add(new ColumnSort(value[1..], true)) },
        "sort" => view with { Sort = view.Sort.Add(new ColumnSort(value, false)) },
        "group" => view.Groups.Contains(value) || view.Groups.Length >= MaxGroups ? view : view with { Groups = view.Groups.Add(value) },
        "column" => view.Columns.Contains(value) || view.Columns.Length >= MaxColumns ? view : view with { Columns = view.Columns.Add(value) },
        "show" => view with { Statistic = ReadWord(value, GroupStatistic.Mean) },
        "size" => value.IndexOf(',', StringComparison.Ordinal) is > 0 and var at && Number(value[..at]) is { } width
            ? view with { Widths = view.Widths.SetItem(value[(at + 1)..], (int)Math.Clamp(width, RunsView.MinColumnWidth, RunsView.MaxColumnWidth)) }
            : view,
        "all" => view with { ShowsPutAway = value == "1" },
        _ => null,
    };
}
