using System.Globalization;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.HParams;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.HParams;

/// <summary>A column's menu: an interval of numbers, the values to show, a pattern, and hiding it.</summary>
public sealed partial class ColumnFilter : ComponentBase
{
    [Parameter, EditorRequired]
    public string Key { get; set; } = "";

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>The values to choose among; none when there are too many.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<TrialValue> Values { get; set; } = [];

    [Parameter, EditorRequired]
    public HParamsView View { get; set; } = HParamsView.Default;

    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Pushed { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Replaced { get; set; }

    [Parameter]
    public bool CanHide { get; set; }

    // Keys may hold anything; an id may not hold spaces.
    private string Id => "filter-" + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(Key));

    private TrialFilter Filter => View.Filters.GetValueOrDefault(Key, TrialFilter.Everything);

    // Too many different values to list are numbers, or texts that a pattern finds.
    private bool HasNumbers => Values.Count == 0 || Values.Any(value => value.IsNumber);

    private Task Push(TrialFilter filter) => Pushed.InvokeAsync(View.WithFilter(Key, filter));

    private Task Replace(TrialFilter filter) => Replaced.InvokeAsync(View.WithFilter(Key, filter));

    private Task Toggle(string value) =>
        Push(Filter with { Values = Filter.Values.SymmetricExcept([value]) });

    private Task Hide() => Pushed.InvokeAsync(View with { Hidden = View.Shown.Contains(Key) ? View.Hidden : View.Hidden.Add(Key), Shown = View.Shown.Remove(Key) });

    private static string Limit(double? limit) => limit?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
