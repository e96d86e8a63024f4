using System.IO.Compression;
using System.Text.Json;
using EventFormat.Summaries;
using EventFormat.Tools;

namespace EventFormat.Tests.Tools;

/// <summary>Every run, tag and count of the recorded public logs, against what real TensorBoard held of them.</summary>
public sealed class WildOracleTests
{
    // TensorBoard's Python loader purges points at a second session start; we keep all of them.
    private static readonly string[] Restarted = ["od1-tempo-a/training", "tf1-estimator/model"];

    [Fact]
    public void Inspect_RecordedWildLogs_HoldsWhatTensorBoardHeld()
    {
        using var file = new GZipStream(File.OpenRead(SharedData.PathOf("wild.expected.json.gz")), CompressionMode.Decompress);
        using var oracle = JsonDocument.Parse(file);
        var expected = oracle.RootElement.GetProperty("runs").EnumerateObject()
            .SelectMany(run => run.Value.GetProperty("tags").EnumerateObject()
                .Select(tag => (Run: run.Name, Tag: tag.Name, Count: tag.Value.GetProperty("count").GetInt64())))
            .ToDictionary(tag => (tag.Run, tag.Tag), tag => tag.Count);

        var report = LogInspector.Inspect(SharedData.PathOf("wild"), TimeProvider.System, TestContext.Current.CancellationToken);
        // Graphs that TensorBoard does not list have a test of their own.
        var read = report.Runs.SelectMany(run => run.Tags.Where(tag => tag.Name != SummaryPlugin.MetaGraphTag).Select(tag => (Run: run.Name, tag.Name, tag.Count))).ToList();

        Assert.Equal(expected.Keys.Order(), read.Select(tag => (tag.Run, tag.Name)).Order());
        Assert.All(read, tag => Assert.True(
            Restarted.Contains(tag.Run) ? tag.Count >= expected[(tag.Run, tag.Name)] : tag.Count == expected[(tag.Run, tag.Name)], tag.ToString()));
    }
}
