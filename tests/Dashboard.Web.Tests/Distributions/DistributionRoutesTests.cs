using System.Text.Json;
using Dashboard.Web.Tests.Blobs;
using EventFormat.Summaries;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Distributions;

public sealed class DistributionRoutesTests
{
    private const int Points = 9;

    [Theory]
    [InlineData("edge_all_zero", "edge/all_zero")]
    [InlineData("edge_constant", "edge/constant")]
    [InlineData("edge_heavy_tail", "edge/heavy_tail")]
    [InlineData("normal_max_bins_16", "normal/max_bins_16")]
    [InlineData("raw", "raw")]
    public async Task Quantiles_OfRecordedAnswers_AreTensorBoards(string file, string tag)
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var (runId, tagId) = RecordedTags.Ids(host, "histograms", tag, SummaryKind.Histogram);
        using var theirs = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf("http_api_all", $"distributions_{file}.json")));

        var ours = await DecodedBlocks.GetAsync(host, $"/api/distributions?run={runId}&tag={tagId}&rows=4000");

        var (steps, walls, values) = (ours.Get<long>("step"), ours.Get<double>("wall"), ours.Get<double>("least"));
        Assert.Equal(values, ours.Get<double>("greatest"));
        Assert.Equal(theirs.RootElement.GetArrayLength(), steps.Length);
        foreach (var (point, row) in theirs.RootElement.EnumerateArray().Select((point, row) => (point, row)))
        {
            Assert.Equal((point[0].GetDouble(), point[1].GetInt64()), (walls[row], steps[row]));
            for (var i = 0; i < Points; i++)
            {
                Assert.Equal(Web.Distributions.Quantiles.BasisPoints[i], point[2][i][0].GetInt32());
                var (expected, actual) = (point[2][i][1].GetDouble(), values[(row * Points) + i]);
                Assert.True(Math.Abs(expected - actual) <= 1e-6 * Math.Max(1, Math.Abs(expected)), $"step {steps[row]}, quantile {i}: {actual}, not {expected}");
            }
        }
    }

    [Fact]
    public async Task Merged_Steps_KeepTheLeastAndTheGreatestOfEachQuantile()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var (run, tag) = RecordedTags.Ids(host, "histograms", "normal/bins_tensorflow", SummaryKind.Histogram);
        var whole = await DecodedBlocks.GetAsync(host, $"/api/distributions?run={run}&tag={tag}&rows=40");
        var merged = await DecodedBlocks.GetAsync(host, $"/api/distributions?run={run}&tag={tag}&rows=3");

        Assert.Equal([13u, 13u, 14u], merged.Get<uint>("merged"));
        var all = whole.Get<double>("least").Chunk(Points).ToArray();
        Assert.Equal(40, all.Length);
        for (var i = 0; i < Points; i++)
        {
            Assert.Equal(all[..13].Min(row => row[i]), merged.Get<double>("least")[i]);
            Assert.Equal(all[26..].Max(row => row[i]), merged.Get<double>("greatest")[(2 * Points) + i]);
        }
    }
}
