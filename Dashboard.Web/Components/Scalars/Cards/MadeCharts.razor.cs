using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Scalars.Cards;

/// <summary>The charts that somebody made, above all sections, and the form that makes and changes them.</summary>
public sealed partial class MadeCharts : ComponentBase
{
    private int? _place;
    private MadeChart? _edited;

    /// <summary>Every tag of any run.</summary>
    [Parameter, EditorRequired]
    public ImmutableArray<TagRow> Tags { get; set; } = [];

    [Parameter, EditorRequired]
    public ScalarView View { get; set; } = ScalarView.Default;

    [Parameter, EditorRequired]
    public EventCallback<ScalarView> Pushed { get; set; }

    private IEnumerable<string> Names => Tags.Where(tag => tag.Kind == SummaryKind.Scalar).Select(tag => tag.Name).Distinct(StringComparer.Ordinal).Order(NaturalOrder.Comparer);

    /// <summary>The next chart that is saved is a new one.</summary>
    public void Begin()
    {
        (_place, _edited) = (null, null);
        StateHasChanged();
    }

    private void Edit(int place) => (_place, _edited) = (place, View.MadeCharts[place]);

    private async Task SaveAsync(MadeChart chart)
    {
        var charts = _place is { } place && place < View.MadeCharts.Length ? View.MadeCharts.SetItem(place, chart) : View.MadeCharts.Add(chart);
        (_place, _edited) = (null, null);
        if (charts.Length <= MadeChart.Most)
        {
            await Pushed.InvokeAsync(View with { MadeCharts = charts });
        }
    }
}
