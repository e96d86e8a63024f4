using EventFormat.Runs;
using EventFormat.Summaries;
using static EventFormat.Tests.Runs.EventBytes;

namespace EventFormat.Tests.Runs;

public sealed class RunTailerTests : IDisposable
{
    private readonly RunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Poll_MissingDirectory_IsAnEmptyRun()
    {
        var sink = new ReferenceSink();
        var tailer = new RunTailer(new RunLocation("x", _run.PathOf("missing")), sink, TimeProvider.System);

        Assert.Equal(default, tailer.Poll(1));
        Assert.Empty(tailer.Files);
    }

    [Fact]
    public void Poll_NothingNew_ChangesAndCommitsNothing()
    {
        _run.Write("a.tfevents", Version(), Scalar("loss", 1, 2));
        _run.ReadAll();
        var commits = _run.Sink.Commits;

        Assert.Equal(default, _run.Tailer.Poll(1000));
        Assert.Equal(commits, _run.Sink.Commits);
    }

    [Fact]
    public void Poll_GrowingFile_ReadsOnlyWhatIsNew()
    {
        _run.Write("a.tfevents", Version(), Scalar("loss", 1, 2));
        _run.ReadAll();
        var more = Scalar("loss", 2, 3);
        _run.Append("a.tfevents", more);

        Assert.Equal(new PollResult(more.Length, false, true), _run.Tailer.Poll(1000));
        Assert.Equal([1L, 2L], _run.Sink.Steps("loss"));
    }

    [Fact]
    public void Poll_TornTail_WaitsWithoutAFault()
    {
        var record = Scalar("loss", 1, 2);
        _run.Write("a.tfevents", Version(), record[..^1]);
        _run.ReadAll();
        Assert.Empty(_run.Sink.Steps("loss"));
        Assert.False(_run.File().HasFaults);

        _run.Append("a.tfevents", record[^1..]);
        _run.ReadAll();
        Assert.Equal([1L], _run.Sink.Steps("loss"));
    }

    [Fact]
    public void Poll_Budget_IsKeptAndSaysThereIsMore()
    {
        using var run = new RunFolder(new RunTailerOptions { BufferSize = 64 });
        run.Write("a.tfevents", [.. Enumerable.Range(0, 100).Select(step => Scalar("loss", step, step))]);
        run.Write("b.tfevents", Scalar("other", 1, 1));

        var first = run.Tailer.Poll(200);
        Assert.True(first.HasMore);
        Assert.InRange(first.BytesRead, 200, 300);
        run.ReadAll(200);
        Assert.Equal(100, run.Sink.Steps("loss").Count());
        Assert.Equal([1L], run.Sink.Steps("other"));
    }

    [Fact]
    public void Poll_NoBudget_OnlyListsTheFilesWithTheirLengths()
    {
        var records = Scalar("loss", 1, 2);
        _run.Write("a.tfevents", records);
        _run.Write("b.tfevents", records, records);

        Assert.True(_run.Tailer.Poll(0).HasMore);
        Assert.Equal([records.Length, 2L * records.Length], _run.Tailer.Files.Select(file => file.Length));
        Assert.All(_run.Tailer.Files, file => Assert.Equal(0, file.BytesRead));
    }

    [Fact]
    public void Poll_RecordLargerThanTheBuffer_IsRead()
    {
        using var run = new RunFolder(new RunTailerOptions { BufferSize = 32 });
        var large = Record(Event(7, Field(5, Value("image", Field(4, new byte[100_000])))));
        run.Write("a.tfevents", Version(), large, Scalar("loss", 8, 1));
        run.ReadAll();

        Assert.Equal(7, Assert.Single(run.Sink.Blobs("image")).Step);
        Assert.Equal([8L], run.Sink.Steps("loss"));
    }

    [Fact]
    public void Poll_BadDataChecksum_SkipsThatRecordOnly()
    {
        var bad = Scalar("loss", 2, 2);
        bad[^1] ^= 1;
        _run.Write("a.tfevents", Scalar("loss", 1, 1), bad, Scalar("loss", 3, 3));
        _run.Age("a.tfevents", TimeSpan.FromHours(1));
        _run.ReadAll();

        Assert.Equal([1L, 3L], _run.Sink.Steps("loss"));
        Assert.Equal((3, 1, false), ((int)_run.File().Records, (int)_run.File().Skipped, _run.File().IsProvisional));
        Assert.Equal(Scalar("loss", 1, 1).Length, _run.File().LastSkip!.Offset);
    }

    [Fact]
    public void Poll_UndecodableEvent_SkipsThatRecordOnly()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), Record([0x0B, 0x0C]), Scalar("loss", 3, 3));
        _run.ReadAll();

        Assert.Equal([1L, 3L], _run.Sink.Steps("loss"));
        Assert.Equal(1, _run.File().Skipped);
    }

    [Fact]
    public void Poll_SummaryMalformedAfterAGoodValue_GivesNoneOfItsValues()
    {
        byte[] summary = [.. Value("loss", Simple(1)), 0x0A, 0x7F];
        _run.Write("a.tfevents", Record(Event(1, Field(5, summary))));
        _run.ReadAll();

        Assert.Empty(_run.Sink.Tags);
        Assert.Equal(1, _run.File().Skipped);
    }

    [Fact]
    public void Poll_BadLengthChecksum_KillsThatFileOnly()
    {
        var bad = Scalar("loss", 2, 2);
        bad[8] ^= 1;
        _run.Write("a.tfevents", Scalar("loss", 1, 1), bad, Scalar("loss", 3, 3));
        _run.Write("b.tfevents", Scalar("loss", 4, 4));
        _run.Age("a.tfevents", TimeSpan.FromHours(1));
        _run.ReadAll();

        Assert.Equal([1L, 4L], _run.Sink.Steps("loss"));
        Assert.Equal(Scalar("loss", 1, 1).Length, _run.File().Dead!.Offset);
        Assert.False(_run.File().IsProvisional);
        Assert.Null(_run.File("b.tfevents").Dead);
    }

    [Fact]
    public void Poll_NonFiniteWallTime_KeepsThePointAndCounts()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1, double.NaN), Scalar("loss", 2, 2, double.PositiveInfinity));
        _run.ReadAll();

        Assert.All(_run.Sink.All("loss"), point => Assert.True(double.IsNaN(point.WallTime)));
        Assert.Equal([1L, 2L], _run.Sink.Steps("loss"));
        Assert.Equal(2, _run.File().UnknownWallTimes);
    }

    [Fact]
    public void Poll_GraphAndSessionStart_ReachTheSink()
    {
        var graph = Graph(0);
        _run.Write("a.tfevents", SessionStart(5), graph);
        _run.ReadAll();

        Assert.Equal([5L], _run.Sink.SessionStarts);
        Assert.Equal((SummaryKind.Graph, "graphs"), (_run.Sink.Tags[0].Kind, _run.Sink.Tags[0].PluginName));
        var blob = Assert.Single(_run.Sink.Blobs("__run_graph__"));
        Assert.Equal((SessionStart(5).Length + 12L, graph.Length - 16), (blob.Offset, blob.Length));
    }

    [Fact]
    public void Poll_Blob_PointsAtTheValuesBytes()
    {
        byte[] value = [.. Field(1, "tag"u8), .. Field(4, [8, 1, 16, 1])];
        byte[] summary = [.. Value("loss", Simple(1)), .. Field(1, value)];
        _run.Write("a.tfevents", Version(), Record(Event(3, Field(5, summary))));
        _run.ReadAll();

        var blob = Assert.Single(_run.Sink.Blobs("tag"));
        Assert.Equal(value, File.ReadAllBytes(_run.PathOf("a.tfevents")).AsSpan((int)blob.Offset, blob.Length));
    }

    [Fact]
    public void Poll_TagOfAnotherKind_IsAConflict()
    {
        _run.Write("a.tfevents", Scalar("x", 1, 1), Image("x", 2), Scalar("x", 3, 3));
        _run.ReadAll();

        Assert.Equal([1L, 3L], _run.Sink.Steps("x"));
        Assert.Equal(1, _run.File().Conflicts);
    }

    [Fact]
    public void Poll_EarlierFileDefinesTheTagOtherwise_RereadsTheRun()
    {
        _run.Write("b.tfevents", Scalar("x", 1, 1));
        _run.ReadAll();
        _run.Write("a.tfevents", Image("x", 2));
        _run.ReadAll();

        Assert.Equal(1, _run.Sink.RunResets);
        Assert.Equal(SummaryKind.Image, Assert.Single(_run.Sink.Tags).Kind);
        Assert.Single(_run.Sink.Blobs("x"));
        Assert.Equal(1, _run.File("b.tfevents").Conflicts);
    }

    [Fact]
    public void Poll_EarlierFileDefinesTheTagAlike_RereadsNothing()
    {
        _run.Write("b.tfevents", Scalar("x", 10, 1));
        _run.ReadAll();
        _run.Write("a.tfevents", Scalar("x", 1, 1));
        _run.ReadAll();

        Assert.Equal(0, _run.Sink.RunResets);
        Assert.Equal([1L, 10L], _run.Sink.Valid("x").Select(point => point.Step));
    }

    [Fact]
    public void Poll_HundredThousandTags_AreAllDistinct()
    {
        _run.Write("a.tfevents", [.. Enumerable.Range(0, 100_000).Select(tag => Scalar("tag/" + tag, 1, tag))]);
        _run.ReadAll();

        Assert.Equal(100_000, _run.Sink.Tags.Count);
        Assert.Equal(100_000, _run.Sink.Tags.Select(tag => tag.Name).Distinct().Count());
    }

    [Fact]
    public void Poll_TagsOfInvalidUtf8_StayDistinct()
    {
        byte[] Named(byte tag) => Record(Event(1, Field(5, Field(1, [.. Field(1, [(byte)'t', tag]), .. Simple(1)]))));
        _run.Write("a.tfevents", Named(0xFE), Named(0xFF));
        _run.ReadAll();

        Assert.Equal(["t\\xFE", "t\\xFF"], _run.Sink.Tags.Select(tag => tag.Name));
    }
}
