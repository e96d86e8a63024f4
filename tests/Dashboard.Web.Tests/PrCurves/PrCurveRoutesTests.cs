using System.Net;
using System.Text.Json;
using Dashboard.Web.Tests.Blobs;
using EventFormat.Summaries;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.PrCurves;

public sealed class PrCurveRoutesTests
{
    private static readonly string[] Rows = ["truePositives", "falsePositives", "trueNegatives", "falseNegatives", "precision", "recall"];

    [Theory]
    [InlineData("pytorch_all", 4)]
    [InlineData("tf_style", 1)]
    [InlineData("wild", 21)]
    public async Task Curve_EveryOneOfRecordedRuns_IsTensorBoards(string directory, int tags)
    {
        await using var host = await DashboardHost.OverRecordedAsync(directory);
        var checkedTags = 0;
        foreach (var (run, tag, recorded) in RecordedTags.Of(directory, "pr_curves"))
        {
            var (runId, tagId) = RecordedTags.Ids(host, run, tag, SummaryKind.PrCurve);
            using var list = JsonDocument.Parse(await host.GetAsync($"/api/blobs?run={runId}&tag={tagId}"));
            Assert.Equal(
                recorded.GetProperty("steps").EnumerateArray().Select(step => step.GetInt64()),
                list.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetInt64()));
            foreach (var (tensor, index) in recorded.GetProperty("tensors").EnumerateArray().Select((tensor, index) => (tensor, index)))
            {
                var ours = await DecodedBlocks.GetAsync(host, $"/api/prcurves?run={runId}&tag={tagId}&index={index}");
                var numbers = Rows.Select(ours.Get<double>).ToArray();
                var points = numbers[0].Length;
                var size = tensor.GetProperty("shape")[1].GetInt32();
                Assert.InRange(points, 1, size);
                if (tensor.TryGetProperty("values", out var values))
                {
                    var theirs = values.EnumerateArray().Select(row => row.EnumerateArray().Select(RecordedTags.Number).ToArray()).ToArray();
                    Assert.Equal(theirs.Select(row => row[..points]), numbers);
                    Assert.All(theirs[..2], row => Assert.All(row[points..], count => Assert.Equal(0, count)));
                }
                else
                {
                    // Only false and true negatives count behind the last point.
                    Assert.True(numbers.Sum(row => row.Sum()) <= RecordedTags.Number(tensor.GetProperty("sum")) * (1 + 1e-6));
                }
            }

            checkedTags++;
        }

        Assert.Equal(tags, checkedTags);
    }

    [Fact]
    public async Task Curves_OfTheRecordedAnswer_HaveItsThresholdsAndCounts()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        using var answer = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf("http_api_all", "pr_curves_default.json")));
        var curves = answer.RootElement.GetProperty("pr_curves");
        var (runId, tagId) = RecordedTags.Ids(host, "pr_curves", "thresholds_11", SummaryKind.PrCurve);
        Assert.NotEqual(0, curves.GetArrayLength());
        for (var i = 0; i < curves.GetArrayLength(); i++)
        {
            var ours = await DecodedBlocks.GetAsync(host, $"/api/prcurves?run={runId}&tag={tagId}&index={i}");
            Assert.Equal(Numbers(curves[i].GetProperty("precision")), ours.Get<double>("precision"));
            Assert.Equal(Numbers(curves[i].GetProperty("false_negatives")), ours.Get<double>("falseNegatives"));

            // TensorBoard multiplies where we divide: the last bit may differ.
            Assert.Equal(Numbers(curves[i].GetProperty("thresholds")).Select(threshold => Math.Round(threshold, 12)), ours.Get<double>("threshold").Select(threshold => Math.Round(threshold, 12)));
        }
    }

    [Fact]
    public async Task Areas_OfAKnownCurve_AreThoseByHand()
    {
        await using var host = await DashboardHost.OverRecordedAsync("tf_style");
        var (run, tag) = RecordedTags.Ids(host, "train", "pr", SummaryKind.PrCurve);

        var curve = await DecodedBlocks.GetAsync(host, $"/api/prcurves?run={run}&tag={tag}&index=0");

        // Recall 1, ¾, ½, ¼ at precision ½, ⅝, ¾, ⅞; then nothing is called positive.
        Assert.Equal(0.25 * (0.5625 + 0.6875 + 0.8125), curve.Number("area"), 1e-12);
        Assert.Equal(0.25 * (0.5 + 0.625 + 0.75 + 0.875), curve.Number("averagePrecision"), 1e-12);
    }

    [Fact]
    public async Task Curve_ThatIsNotThere_IsNotFound()
    {
        await using var host = await DashboardHost.OverRecordedAsync("tf_style");
        var (run, tag) = RecordedTags.Ids(host, "train", "pr", SummaryKind.PrCurve);

        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, $"/api/prcurves?run={run}&tag={tag}&index=4")).StatusCode);
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(RecordedTags.Number)];
}
