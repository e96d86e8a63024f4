using System.Net;
using System.Text.Json;
using Dashboard.Web.Tests.Blobs;
using EventFormat.Summaries;

namespace Dashboard.Web.Tests.Histograms;

public sealed class HistogramRoutesTests
{
    // What TensorBoard holds of old histograms was rounded to single precision.
    private const double Single = 1e-6;

    [Theory]
    [InlineData("pytorch_all", 28)]
    [InlineData("tf_style", 2)]
    [InlineData("wild", 536)]
    [InlineData("edge", 1)]
    public async Task Exact_EveryHistogramOfRecordedRuns_IsTensorBoards(string directory, int tags)
    {
        await using var host = await DashboardHost.OverRecordedAsync(directory);
        var checkedTags = 0;
        foreach (var (run, tag, recorded) in RecordedTags.Of(directory, "histograms"))
        {
            var (runId, tagId) = RecordedTags.Ids(host, run, tag, SummaryKind.Histogram);
            using var list = JsonDocument.Parse(await host.GetAsync($"/api/blobs?run={runId}&tag={tagId}"));
            var steps = list.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetInt64()).ToArray();
            var offset = OffsetOf(recorded.GetProperty("steps").EnumerateArray().Select(step => step.GetInt64()).ToArray(), steps);
            var count = recorded.GetProperty("count").GetInt32();
            for (var i = 0; i < count; i++)
            {
                if (Recorded(recorded, i, count) is { } theirs)
                {
                    var ours = await DecodedBlocks.GetAsync(host, $"/api/histograms/exact?run={runId}&tag={tagId}&index={i + offset}");
                    AssertSame(theirs, ours, $"{run} {tag} {i}");
                }
            }

            checkedTags++;
        }

        Assert.Equal(tags, checkedTags);
    }

    [Theory]
    [InlineData("pytorch_all")]
    [InlineData("tf_style")]
    [InlineData("edge")]
    public async Task Reduced_EveryTag_HasAllStepsAndAllCounts(string directory)
    {
        await using var host = await DashboardHost.OverRecordedAsync(directory);
        foreach (var (run, tag, recorded) in RecordedTags.Of(directory, "histograms"))
        {
            var (runId, tagId) = RecordedTags.Ids(host, run, tag, SummaryKind.Histogram);
            var whole = await DecodedBlocks.GetAsync(host, $"/api/histograms?run={runId}&tag={tagId}&rows=1000&bins=50");
            var steps = whole.Get<long>("step");
            Assert.Equal(recorded.GetProperty("steps").EnumerateArray().Select(step => step.GetInt64()), steps);
            Assert.Equal(0, whole.Number("unreadable"));
            var merged = await DecodedBlocks.GetAsync(host, $"/api/histograms?run={runId}&tag={tagId}&rows=2&bins=50");
            Assert.InRange(merged.Get<uint>("merged").Length, 1, 2);
            Assert.Equal(steps.Length, merged.Get<uint>("merged").Sum(count => count));
            var exact = 0.0;
            foreach (var index in whole.Get<uint>("index"))
            {
                exact += (await DecodedBlocks.GetAsync(host, $"/api/histograms/exact?run={runId}&tag={tagId}&index={index}")).Get<double>("count").Sum();
            }

            Assert.Equal(exact, Mass(whole), 1e-5 * exact);
            Assert.Equal(exact, Mass(merged), 1e-5 * exact);
        }
    }

    [Fact]
    public async Task Reduced_PartOfStepsAndValues_IsAnsweredAlone()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var (run, tag) = RecordedTags.Ids(host, "histograms", "raw", SummaryKind.Histogram);

        var part = await DecodedBlocks.GetAsync(host, $"/api/histograms?run={run}&tag={tag}&from=1&to=2&low=5&high=6&bins=1");

        // Steps 1 and 2 of the recorded answer: 1 value from 4 to 5, 2 and 0, then 3 from 6 on; the same one further right.
        Assert.Equal([1, 2], part.Get<long>("step"));
        Assert.Equal([0f, 2f], part.Get<float>("counts"));
        Assert.Equal(10, part.Get<float>("counts")[0] + part.Get<double>("below")[0] + part.Get<double>("above")[0]);
    }

    [Theory]
    [InlineData("/api/histograms?run=1&tag=99999")]
    [InlineData("/api/histograms/exact?run=1&tag=99999&index=0")]
    [InlineData("/api/distributions?run=99999&tag=1")]
    public async Task Tag_ThatIsNotThere_IsNotFound(string path)
    {
        await using var host = await DashboardHost.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, path)).StatusCode);
    }

    // Its loader may lack points before a restart; ours never does.
    private static int OffsetOf(long[] theirs, long[] ours)
    {
        Assert.Equal(theirs, ours[^theirs.Length..]);
        return ours.Length - theirs.Length;
    }

    private static JsonElement? Recorded(JsonElement tag, int index, int count) =>
        tag.TryGetProperty("values", out var all) ? all[index]
        : index == 0 ? tag.GetProperty("first")
        : index == count - 1 ? tag.GetProperty("last")
        : null;

    private static void AssertSame(JsonElement theirs, DecodedBlocks ours, string what)
    {
        var (left, right, count) = (ours.Get<double>("left"), ours.Get<double>("right"), ours.Get<double>("count"));
        var numbers = left.Zip(right, count).SelectMany(bucket => new[] { bucket.First, bucket.Second, bucket.Third }).ToArray();
        var values = theirs.ValueKind == JsonValueKind.Array ? theirs : theirs.TryGetProperty("values", out var inner) ? inner : default;
        if (values.ValueKind == JsonValueKind.Array)
        {
            var expected = Flat(values).ToArray();
            Assert.True(expected.Length == numbers.Length, $"{what}: {numbers.Length} numbers, not {expected.Length}");
            Assert.All(expected.Zip(numbers), pair => AssertNear(pair.First, pair.Second, what));
            return;
        }

        Assert.Equal(theirs.GetProperty("size").GetInt32(), numbers.Length);
        var sum = RecordedTags.Number(theirs.GetProperty("sum"));
        Assert.True(Math.Abs(sum - numbers.Sum()) <= Single * numbers.Sum(Math.Abs), $"{what}: sum {numbers.Sum()}, not {sum}");
        AssertNear(RecordedTags.Number(theirs.GetProperty("min")), numbers.Min(), what);
        AssertNear(RecordedTags.Number(theirs.GetProperty("max")), numbers.Max(), what);
    }

    private static IEnumerable<double> Flat(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Flat) : [RecordedTags.Number(value)];

    private static void AssertNear(double theirs, double ours, string what) =>
        Assert.True(theirs.Equals(ours) || ((float)ours).Equals((float)theirs) || Math.Abs(theirs - ours) <= Single * Math.Abs(theirs), $"{what}: {ours}, not {theirs}");

    private static double Mass(DecodedBlocks blocks) =>
        blocks.Get<float>("counts").Sum(count => (double)count) + blocks.Get<double>("below").Sum() + blocks.Get<double>("above").Sum() + blocks.Get<double>("unplaced").Sum();
}
