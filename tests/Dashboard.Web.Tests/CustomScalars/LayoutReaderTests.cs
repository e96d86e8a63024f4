using System.Text.Json;
using Dashboard.Web.CustomScalars;
using EventFormat.Protos;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.CustomScalars;

public sealed class LayoutReaderTests
{
    [Fact]
    public async Task Layouts_OfRecordedRuns_AreMergedIntoTensorBoards()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");

        var (categories, problems) = await host.Services.GetRequiredService<LayoutReader>().ReadAsync(TestContext.Current.CancellationToken);

        using var theirs = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.PathOf("http_api_all", "custom_scalars_layout.json"), TestContext.Current.CancellationToken));
        var expected = theirs.RootElement.GetProperty("category").EnumerateArray().SelectMany(category => category.GetProperty("chart").EnumerateArray().Select(chart => Describe(category, chart)));
        Assert.Empty(problems);
        Assert.Equal(expected.Order(), categories.SelectMany(category => category.Charts.Select(chart => Describe(category, chart))).Order());
    }

    [Fact]
    public void Merge_CategoriesOfOneTitle_BecomeOneWithEachChartOnce()
    {
        var merged = LayoutMerger.Merge([Layout("train", true, "a", "b"), Layout("eval", false, "c"), Layout("train", false, "b", "d")]);

        Assert.Equal(["train", "eval"], merged.Select(category => category.Title));
        Assert.Equal(["a", "b", "d"], merged[0].Charts.Select(chart => chart.Title));
        Assert.False(merged[0].IsClosed);
    }

    private static CustomScalarLayout Layout(string title, bool isClosed, params string[] charts)
    {
        var category = new CustomScalarCategory { Title = title, Closed = isClosed };
        category.Chart.AddRange(charts.Select(chart => new CustomScalarChart { Title = chart, Multiline = new MultilineChartContent { Tag = { chart } } }));
        return new CustomScalarLayout { Category = { category } };
    }

    private static string Describe(JsonElement category, JsonElement chart)
    {
        var content = chart.TryGetProperty("multiline", out var multiline)
            ? string.Join(',', multiline.GetProperty("tag").EnumerateArray().Select(tag => tag.GetString()))
            : string.Join(',', chart.GetProperty("margin").GetProperty("series").EnumerateArray().Select(series => new Margin(
                series.GetProperty("value").GetString()!, series.GetProperty("lower").GetString()!, series.GetProperty("upper").GetString()!)));
        return $"{category.GetProperty("title").GetString()} / {chart.GetProperty("title").GetString()}: {content} {category.GetProperty("closed").GetBoolean()}";
    }

    private static string Describe(CustomCategory category, CustomChart chart) =>
        $"{category.Title} / {chart.Title}: {(chart.Margins.IsEmpty ? string.Join(',', chart.Patterns) : string.Join(',', chart.Margins))} {category.IsClosed}";
}
