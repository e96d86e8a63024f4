using System.Collections.Immutable;
using EventFormat.Protos;

namespace Dashboard.Web.CustomScalars;

/// <summary>Makes one layout of those of several runs: categories of one title become one, a chart that two runs declare alike stands once.</summary>
internal static class LayoutMerger
{
    public static ImmutableArray<CustomCategory> Merge(IEnumerable<CustomScalarLayout> layouts) =>
    [
        .. layouts.SelectMany(layout => layout.Category).GroupBy(category => category.Title, StringComparer.Ordinal).Select(group => new CustomCategory(
            group.Key,
            [.. group.SelectMany(category => category.Chart).DistinctBy(chart => Google.Protobuf.MessageExtensions.ToByteString(chart)).Select(ToChart)],
            group.All(category => category.Closed))),
    ];

    private static CustomChart ToChart(CustomScalarChart chart) => new(
        chart.Title,
        [.. chart.Multiline?.Tag ?? []],
        [.. (chart.Margin?.Series ?? []).Select(series => new Margin(series.Value, series.Lower, series.Upper))]);
}
