using System.Text.Json;
using Dashboard.Web.Media;
using EventFormat.Summaries;

namespace Dashboard.Web.Tests.Media;

public sealed class TensorRoutesTests
{
    [Theory]
    [InlineData("unknown_plugin/run", "my/tag", 0, "my_custom_plugin", "[2]", 1.5, 2.5)]
    [InlineData("unknown_plugin/run", "my/tag", 1, "my_custom_plugin", "[2]", 3.5, 4.5)]
    [InlineData("tensor_broadcast/run", "v", 0, "custom", "[2,3]", 1.5, 1.5)]
    public async Task Tensor_OfAnUnknownPlugin_IsSummarised(string run, string tag, int index, string plugin, string shape, double min, double max)
    {
        await using var host = await DashboardHost.OverRecordedAsync("edge");
        var row = host.Registry.Current.Runs.Single(row => row.Name == run);
        var id = host.Registry.Current.Tags.Single(known => known.Name == tag && known.Kind == SummaryKind.Tensor && row.TagIds.Contains(known.Id)).Id;

        using var answer = JsonDocument.Parse(await host.GetAsync($"/api/tensors/value?run={row.Id}&tag={id}&index={index}"));

        var value = answer.RootElement;
        Assert.Equal(plugin, value.GetProperty("plugin").GetString());
        Assert.Equal("float", value.GetProperty("dtype").GetString());
        Assert.Equal(shape, value.GetProperty("shape").GetRawText());
        Assert.Equal((min, max), (value.GetProperty("min").GetDouble(), value.GetProperty("max").GetDouble()));
    }

    [Fact]
    public async Task Tensors_EveryOneOfTheEdgeCases_IsDescribed()
    {
        await using var host = await DashboardHost.OverRecordedAsync("edge");
        var now = host.Registry.Current;
        var tensors = now.Tags.Where(tag => tag.Kind == SummaryKind.Tensor).Select(tag => tag.Id).ToHashSet();
        var described = 0;
        foreach (var run in now.Runs)
        {
            foreach (var tag in run.TagIds.Where(tensors.Contains))
            {
                using var list = JsonDocument.Parse(await host.GetAsync($"/api/blobs?run={run.Id}&tag={tag}"));
                for (var index = 0; index < list.RootElement.GetProperty("count").GetInt32(); index++)
                {
                    using var value = JsonDocument.Parse(await host.GetAsync($"/api/tensors/value?run={run.Id}&tag={tag}&index={index}"));
                    Assert.True(value.RootElement.TryGetProperty("count", out _) || value.RootElement.TryGetProperty("error", out _));
                    described++;
                }
            }
        }

        Assert.True(described >= 6, $"{described} values were described.");
    }

    [Fact]
    public void Summary_CountsWhatIsNotFiniteAndLeavesItOut()
    {
        var summary = TensorSummary.Of([1, double.NaN, 3, double.PositiveInfinity, 0, double.NegativeInfinity, double.NaN, -4]);

        Assert.Equal(new TensorSummary(4, 2, 1, 1, 1, -4, 3, 0, summary.StandardDeviation), summary);
        Assert.Equal(Math.Sqrt(26 / 4.0), summary.StandardDeviation, 1e-12);
        Assert.True(double.IsNaN(TensorSummary.Of([double.NaN]).Mean));
    }

    [Fact]
    public void Summary_OfLargeCloseNumbers_LosesNothing()
    {
        var summary = TensorSummary.Of([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);

        Assert.Equal(1e9 + 10, summary.Mean);
        Assert.Equal(Math.Sqrt(22.5), summary.StandardDeviation, 1e-9);
    }

    [Fact]
    public void Grid_OfALargeTensor_HasTheMeansOfItsBlocks()
    {
        var numbers = Enumerable.Range(0, 192 * 384).Select(i => (double)((i / 384 / 2 * 1000) + (i % 384 / 2))).ToArray();

        var grid = TensorGrid.Of([192, 384], numbers)!;

        Assert.Equal((96, 192), (grid.Rows, grid.Columns));
        Assert.Equal(numbers.Where((_, i) => i / 384 % 2 == 0 && i % 2 == 0), grid.Cells);
    }

    [Fact]
    public void Grid_OfAnyShape_FoldsAllButTheLastDimension()
    {
        var grid = TensorGrid.Of([2, 2, 3], [1, 2, 3, 4, double.NaN, 6, 7, 8, 9, 10, 11, 12])!;

        Assert.Equal((4, 3), (grid.Rows, grid.Columns));
        Assert.True(double.IsNaN(grid.Cells[4]));
        Assert.Equal((1, 1, 5.0), TensorGrid.Of([], [5]) is var one ? (one!.Rows, one.Columns, one.Cells[0]) : default);
        Assert.Null(TensorGrid.Of([0, 3], []));
    }
}
