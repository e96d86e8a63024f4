namespace EventFormat.Tests.Oracle;

/// <summary>Where TensorBoard's fast loader would answer otherwise had it polled while the files grew.</summary>
/// <remarks>
/// It drops points in the order in which it meets them: recorded from finished files that is (file name, offset), as ours always
/// is; live it is about the order of wall times. These runs show the difference, and that ours is the recorded answer.
/// </remarks>
public sealed class RestartOrderTests
{
    private static readonly string[] DependOnPolls =
    [
        "edge/two_files_name_order_vs_time/run",
    ];

    [Fact]
    public void ValidPoints_MetLive_WouldDifferOnlyInTheseRuns() => Assert.Equal(
        DependOnPolls,
        RustboardOracle.Runs.Keys
            .Where(key => ReadRun.Under(key.Directory)[key.Run].Tags.Values.Any(DependsOnPolls))
            .Select(key => $"{key.Directory}/{key.Run}")
            .Order(StringComparer.Ordinal));

    private static bool DependsOnPolls(ReadTag tag) =>
        !new ReadTag(tag.Info, MeetLive(tag.All)).Valid.ToHashSet().SetEquals(tag.Valid);

    /// <summary>The points in the order a reader that never lags meets them; each file's stay in order.</summary>
    private static List<ReadPoint> MeetLive(IReadOnlyList<ReadPoint> points)
    {
        var files = points.GroupBy(point => point.File).Select(file => new Queue<ReadPoint>(file)).ToList();
        var met = new List<ReadPoint>(points.Count);
        while (files.Count > 0)
        {
            var next = files.MinBy(file => file.Peek().WallTime)!;
            met.Add(next.Dequeue());
            files.RemoveAll(file => file.Count == 0);
        }

        return met;
    }
}
