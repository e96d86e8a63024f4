using System.Text.RegularExpressions;
using EventFormat.Protos;

namespace EventFormat.Writing;

/// <summary>The groups of scalars that share a chart, and the layout that says so. Safe for any number of threads.</summary>
internal sealed class ScalarGroups
{
    private readonly CustomScalarCategory _category = new() { Title = "Groups" };
    private readonly Dictionary<string, CustomScalarChart> _charts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);

    /// <summary>Takes a tag into a group; true when that changed the layout.</summary>
    public bool Add(string group, string tag, out CustomScalarLayout? layout)
    {
        layout = null;
        lock (_tags)
        {
            if (!_tags.Add(tag))
            {
                return false;
            }

            if (!_charts.TryGetValue(group, out var chart))
            {
                _charts[group] = chart = new CustomScalarChart { Title = group, Multiline = new MultilineChartContent() };
                _category.Chart.Add(chart);
            }

            chart.Multiline.Tag.Add(Regex.Escape(tag) + "$");
            layout = new CustomScalarLayout { Category = { _category.Clone() } };
            return true;
        }
    }
}
