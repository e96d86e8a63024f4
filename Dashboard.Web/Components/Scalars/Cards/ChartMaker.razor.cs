using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Scalars.Cards;

/// <summary>The form that makes a chart of several tags, or of one over another, and changes it.</summary>
public sealed partial class ChartMaker : ComponentBase
{
    private const int MaxListed = 200;

    private readonly SortedSet<string> _tags = new(StringComparer.Ordinal);
    private MadeChart? _shown;
    private string _name = "";
    private string _filter = "";
    private string _xTag = "";

    /// <summary>Id of its popover, which buttons open.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>The chart to change; null makes a new one.</summary>
    [Parameter, EditorRequired]
    public MadeChart? Chart { get; set; }

    /// <summary>The scalars to choose of, in order.</summary>
    [Parameter, EditorRequired]
    public IEnumerable<string> Names { get; set; } = [];

    [Parameter, EditorRequired]
    public EventCallback<MadeChart> Saved { get; set; }

    private IEnumerable<string> Listed => Names.Where(name => name.Contains(_filter, StringComparison.OrdinalIgnoreCase));

    private string Suggested => _tags.Count == 0 ? "What it shows" : string.Join(", ", _tags);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Chart, _shown))
        {
            return;
        }

        Fill(Chart);
    }

    private void Fill(MadeChart? chart)
    {
        _shown = chart;
        (_name, _xTag, _filter) = (chart?.Name ?? "", chart?.XTag ?? "", "");
        _tags.Clear();
        _tags.UnionWith(chart?.Tags ?? []);
    }

    private void Toggle(string name, bool isChosen) => _ = isChosen ? _tags.Add(name) : _tags.Remove(name);

    private async Task SaveAsync()
    {
        var chart = new MadeChart(_name.Trim(), _xTag, [.. _tags]);
        Fill(null);
        await Saved.InvokeAsync(chart);
    }
}
