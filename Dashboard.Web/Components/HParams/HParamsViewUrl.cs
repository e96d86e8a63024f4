using System.Globalization;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Components.HParams;

/// <summary>The parameters of the HParams page; its downloads and plots take the same ones.</summary>
/// <remarks>Where a parameter names a column and more, the column's key comes first, escaped once more so that it holds no comma.</remarks>
public sealed class HParamsViewUrl : ViewUrl<HParamsView>
{
    private HParamsViewUrl()
    {
    }

    public static HParamsViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override HParamsView Default => HParamsView.Default;

    /// <inheritdoc />
    protected override void Print(QueryPrinter query, HParamsView view)
    {
        query.AddUnless(view.Tab == HParamsTab.Table, "tab", Word(view.Tab));
        query.AddUnless(view.Metric == MetricChoice.Last, "metric", Word(view.Metric));
        query.AddUnless(view.Step == 0, "step", view.Step.ToString(CultureInfo.InvariantCulture));
        query.Add("sort", view.Sort);
        query.AddUnless(!view.IsDescending, "desc", "1");
        query.AddEach("hide", view.Hidden);
        query.AddEach("show", view.Shown);
        query.Add("colour", view.Colour);
        query.AddEach("order", view.Order);
        query.AddEach("scale", view.Scales.Select(scale => $"{Key(scale.Key)},{Word(scale.Value)}"));
        foreach (var (key, filter) in view.Filters)
        {
            query.AddUnless(filter.Min is null && filter.Max is null, "range", $"{Key(key)},{Limit(filter.Min)},{Limit(filter.Max)}");
            query.AddUnless(filter.Pattern.Length == 0, "match", $"{Key(key)},{filter.Pattern}");
            query.AddEach("value", filter.Values.Select(value => $"{Key(key)},{value}"));
        }
    }

    /// <inheritdoc />
    protected override HParamsView? Read(HParamsView view, string name, string value) => name switch
    {
        "tab" => view with { Tab = ReadWord(value, HParamsTab.Table) },
        "metric" => view with { Metric = ReadWord(value, MetricChoice.Last) },
        "step" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var step) ? view with { Step = step } : view,
        "sort" => view with { Sort = value },
        "desc" => view with { IsDescending = value == "1" },
        "hide" => view with { Hidden = view.Hidden.Add(value) },
        "show" => view with { Shown = view.Shown.Add(value) },
        "colour" => view with { Colour = value },
        "order" => view.Order.Contains(value) ? view : view with { Order = view.Order.Add(value) },
        "scale" => Split(value) is var (key, word) ? view with { Scales = view.Scales.SetItem(key, ReadWord(word, AxisScale.Linear)) } : view,
        "range" => Split(value) is var (key, limits) && limits.Split(',') is [var min, var max]
            ? Filter(view, key, filter => filter with { Min = Number(min), Max = Number(max) })
            : view,
        "match" => Split(value) is var (key, pattern) ? Filter(view, key, filter => filter with { Pattern = pattern }) : view,
        "value" => Split(value) is var (key, text) ? Filter(view, key, filter => filter with { Values = filter.Values.Add(text) }) : view,
        _ => null,
    };

    private static string Key(string key) => Uri.EscapeDataString(key);

    private static string Limit(double? limit) => limit is { } number ? Text(number) : "";

    private static HParamsView Filter(HParamsView view, string key, Func<TrialFilter, TrialFilter> change) =>
        view.WithFilter(key, change(view.Filters.GetValueOrDefault(key, TrialFilter.Everything)));

    private static (string Key, string Text)? Split(string value) =>
        value.IndexOf(',', StringComparison.Ordinal) is > 0 and var at ? (Uri.UnescapeDataString(value[..at]), value[(at + 1)..]) : null;
}
