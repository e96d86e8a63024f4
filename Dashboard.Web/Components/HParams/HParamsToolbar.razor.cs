using System.Globalization;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.HParams;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.HParams;

/// <summary>What the trials are shown as, which value of each metric counts, which columns there are, and the downloads.</summary>
public sealed partial class HParamsToolbar : ComponentBase
{
    private static readonly (HParamsTab, string)[] Tabs =
    [
        (HParamsTab.Table, "Table"), (HParamsTab.Parallel, "Parallel"), (HParamsTab.Scatter, "Scatter"), (HParamsTab.Importance, "Importance"),
    ];

    [Parameter, EditorRequired]
    public TrialTable Table { get; set; } = TrialTable.Empty;

    [Parameter, EditorRequired]
    public TrialListing Listing { get; set; } = TrialListing.Empty;

    [Parameter, EditorRequired]
    public HParamsView View { get; set; } = HParamsView.Default;

    /// <summary>A change by a click.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Pushed { get; set; }

    /// <summary>A change by the keystroke.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Replaced { get; set; }

    private (string, IEnumerable<TrialColumn>)[] Groups => [("Hyperparameters", Table.HParams), ("Metrics", Table.Metrics)];

    private string CountText => Listing.Kept.Length == Listing.All.Length
        ? $"{Listing.All.Length} trials"
        : $"{Listing.Kept.Length} of {Listing.All.Length} trials";

    private string StepText => View.Step.ToString(CultureInfo.InvariantCulture);

    private Task SetStep(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var step)
        ? Replaced.InvokeAsync(View with { Step = step })
        : Task.CompletedTask;

    private Task ChooseMetric(ChangeEventArgs change) =>
        Enum.TryParse<MetricChoice>((string?)change.Value, out var choice) && Enum.IsDefined(choice) ? Pushed.InvokeAsync(View with { Metric = choice }) : Task.CompletedTask;

    private Task Show(TrialColumn column)
    {
        var (isShown, byDefault) = (!TrialListing.IsShown(Table, column, View), TrialListing.IsShownByDefault(Table, column));
        return Pushed.InvokeAsync(View with
        {
            Hidden = byDefault && !isShown ? View.Hidden.Add(column.Key) : View.Hidden.Remove(column.Key),
            Shown = !byDefault && isShown ? View.Shown.Add(column.Key) : View.Shown.Remove(column.Key),
        });
    }

    private string Export(string format) => $"api/hparams/trials.{format}{HParamsViewUrl.Instance.Print(View)}";
}
