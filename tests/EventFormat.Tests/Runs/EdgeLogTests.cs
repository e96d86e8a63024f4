using EventFormat.Runs;

namespace EventFormat.Tests.Runs;

/// <summary>The recorded edge cases, by the counts their README and the table of differences decide.</summary>
public sealed class EdgeLogTests
{
    public static TheoryData<string> Cases => [.. Directory.GetDirectories(SharedData.PathOf("edge")).Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Poll_EveryCase_ReadsEveryFileToItsEndOrItsFault(string name)
    {
        foreach (var run in new LogDirectory(SharedData.PathOf("edge", name)).Discover().Runs)
        {
            var (_, tailer) = Read(run);
            Assert.Null(tailer.Problem);
            Assert.All(tailer.Files, file => Assert.True(
                file.BytesRead == file.Length || file.Dead is not null || name.StartsWith("truncated", StringComparison.Ordinal), file.ToString()));
        }
    }

    // Points of "loss" that no later one supersedes, all points, skipped records, dead files.
    [Theory]
    [InlineData("truncated_in_length", 30, 30, 0, 0)]
    [InlineData("truncated_in_length_crc", 30, 30, 0, 0)]
    [InlineData("truncated_in_data", 30, 30, 0, 0)]
    [InlineData("truncated_in_data_crc", 30, 30, 0, 0)]
    [InlineData("corrupt_data_crc", 49, 49, 1, 0)]
    [InlineData("corrupt_payload_byte", 49, 49, 1, 0)]
    [InlineData("corrupt_length_crc", 25, 25, 0, 1)]
    [InlineData("corrupt_length_huge", 25, 25, 0, 1)]
    [InlineData("invalid_proto_valid_crc", 50, 50, 1, 0)]
    [InlineData("trailing_zeros", 50, 50, 0, 1)]
    [InlineData("trailing_garbage", 50, 50, 0, 1)]
    [InlineData("empty_record", 50, 50, 0, 0)]
    [InlineData("no_version_event", 50, 50, 0, 0)]
    [InlineData("restart_no_session_log_v2", 80, 130, 0, 0)]
    [InlineData("restart_no_session_log_v1", 80, 130, 0, 0)]
    [InlineData("restart_no_version_at_all", 80, 130, 0, 0)]
    [InlineData("restart_one_START_only", 80, 130, 0, 0)]
    [InlineData("restart_two_STARTs", 80, 130, 0, 0)]
    [InlineData("restart_two_STARTs_two_files", 80, 130, 0, 0)]
    [InlineData("restart_STOP_and_CHECKPOINT", 80, 130, 0, 0)]
    [InlineData("two_files", 20, 20, 0, 0)]
    [InlineData("two_files_overlap", 20, 25, 0, 0)]
    [InlineData("two_files_name_order_vs_time", 10, 20, 0, 0)]
    [InlineData("two_hosts_same_run", 10, 20, 0, 0)]
    [InlineData("duplicate_steps", 1, 4, 0, 0)]
    [InlineData("big_steps", 7, 7, 0, 0)]
    [InlineData("scalar_100k", 100000, 100000, 0, 0)]
    public void Poll_Scalars_GiveTheDecidedCounts(string name, int valid, int all, int skipped, int dead)
    {
        var run = Assert.Single(new LogDirectory(SharedData.PathOf("edge", name)).Discover().Runs);
        var (sink, tailer) = Read(run);
        var tag = Assert.Single(sink.Tags, tag => tag.Name is not "other").Name;

        Assert.Equal((valid, all), (sink.ValidCount(tag), sink.Steps(tag).Count()));
        Assert.Equal((skipped, dead), ((int)tailer.Files.Sum(file => file.Skipped), tailer.Files.Count(file => file.Dead is not null)));
    }

    [Fact]
    public void Poll_CorruptThenSecondFile_GoesOnInBoth()
    {
        var (sink, _) = Read(Assert.Single(new LogDirectory(SharedData.PathOf("edge", "corrupt_then_second_file")).Discover().Runs));
        Assert.Equal(59, sink.ValidCount("loss"));
    }

    [Fact]
    public void Poll_RestartWithAnotherTag_SupersedesByTag()
    {
        var (sink, _) = Read(Assert.Single(new LogDirectory(SharedData.PathOf("edge", "restart_two_STARTs_other_tag")).Discover().Runs));
        Assert.Equal(10, sink.ValidCount("other"));
        Assert.Equal(2, sink.SessionStarts.Count());
    }

    [Fact]
    public void Poll_MultiValueEvent_KeepsValuesWithoutATag()
    {
        var (sink, _) = Read(Assert.Single(new LogDirectory(SharedData.PathOf("edge", "multi_value_event")).Discover().Runs));
        Assert.Contains(sink.Tags, tag => tag.Name.Length == 0);
        Assert.Equal(2, sink.Steps("a").Count());
    }

    [Fact]
    public void Poll_ExoticTags_AreKeptVerbatim()
    {
        var (sink, _) = Read(Assert.Single(new LogDirectory(SharedData.PathOf("edge", "tags")).Discover().Runs));
        Assert.Equal(20, sink.Tags.Count);
        Assert.Contains(sink.Tags, tag => tag.Name.Length == 5000);
    }

    [Fact]
    public void Poll_NaNWallTime_KeepsTheEvents()
    {
        var (sink, tailer) = Read(Assert.Single(new LogDirectory(SharedData.PathOf("edge", "wall_time_nan")).Discover().Runs));
        Assert.True(tailer.Files[0].UnknownWallTimes > 0);
        Assert.Contains(sink.All(sink.Tags[0].Name), point => double.IsNaN(point.WallTime));
    }

    private static (ReferenceSink Sink, RunTailer Tailer) Read(RunLocation run)
    {
        var sink = new ReferenceSink();
        var tailer = new RunTailer(run, sink, TimeProvider.System);
        while (tailer.Poll(1 << 20).HasMore)
        {
        }

        return (sink, tailer);
    }
}
