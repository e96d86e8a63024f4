using EventFormat.Runs;
using static EventFormat.Tests.Runs.EventBytes;

namespace EventFormat.Tests.Runs;

/// <summary>Files that are replaced, truncated, deleted, damaged and healed under the reader.</summary>
public sealed class RunTailerChangeTests : IDisposable
{
    private readonly RunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Poll_FileReplacedByALongerOne_RereadsIt()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), Scalar("loss", 2, 2));
        _run.ReadAll();
        _run.Write("a.tfevents", Scalar("loss", 7, 1), Scalar("loss", 8, 2), Scalar("loss", 9, 3));
        _run.ReadAll();

        Assert.Equal([7L, 8L, 9L], _run.Sink.Steps("loss"));
    }

    [Fact]
    public void Poll_FileWithTheSameStartReplaced_IsSeenByTheBytesBeforeTheCursor()
    {
        byte[][] start = [.. Enumerable.Range(0, 10).Select(step => Scalar("loss", step, 1))];
        _run.Write("a.tfevents", [.. start, Scalar("loss", 50, 1)]);
        _run.ReadAll();
        _run.Write("a.tfevents", [.. start, Scalar("loss", 60, 1), Scalar("loss", 61, 1)]);
        _run.ReadAll();

        Assert.Equal([60L, 61L], _run.Sink.Steps("loss").Skip(10));
    }

    [Fact]
    public void Poll_FileTruncated_RereadsIt()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), Scalar("loss", 2, 2));
        _run.ReadAll();
        _run.Write("a.tfevents", Scalar("loss", 1, 1));
        _run.ReadAll();

        Assert.Equal([1L], _run.Sink.Steps("loss"));
    }

    [Fact]
    public void Poll_FileEmptied_ForgetsWhatItGave()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1));
        _run.ReadAll();
        _run.Write("a.tfevents");
        _run.ReadAll();

        Assert.Equal(0, _run.Sink.ScalarCount);
    }

    [Fact]
    public void Poll_FileOfNoTagsDeleted_ForgetsThatFileOnly()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1));
        _run.Write("b.tfevents", Scalar("loss", 2, 2));
        _run.ReadAll();
        _run.Delete("b.tfevents");
        _run.ReadAll();

        Assert.Equal((0, 1), (_run.Sink.RunResets, _run.Sink.FileResets));
        Assert.Equal([1L], _run.Sink.Steps("loss"));
        Assert.Equal("a.tfevents", Assert.Single(_run.Tailer.Files).Name);
    }

    [Fact]
    public void Poll_FileThatDefinedTheTagDeleted_LetsTheNextFileDefineIt()
    {
        _run.Write("a.tfevents", Image("x", 1));
        _run.Write("b.tfevents", Scalar("x", 2, 2));
        _run.ReadAll();
        Assert.Empty(_run.Sink.Steps("x"));
        _run.Delete("a.tfevents");
        _run.ReadAll();

        Assert.Equal([2L], _run.Sink.Steps("x"));
        Assert.Equal(0, _run.File("b.tfevents").Conflicts);
    }

    [Fact]
    public void Poll_FileDeletedAndWrittenAgain_ReadsTheNewOne()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1));
        _run.ReadAll();
        _run.Delete("a.tfevents");
        _run.ReadAll();
        Assert.Equal(0, _run.Sink.ScalarCount);
        _run.Write("a.tfevents", Scalar("loss", 5, 1));
        _run.ReadAll();

        Assert.Equal([5L], _run.Sink.Steps("loss"));
    }

    [Fact]
    public void Poll_RestartInASecondFile_SupersedesByFileOrderNotArrival()
    {
        _run.Write("b.tfevents", Scalar("loss", 5, 50), Scalar("loss", 6, 60));
        _run.ReadAll();
        _run.Write("a.tfevents", [.. Enumerable.Range(0, 10).Select(step => Scalar("loss", step, step))]);
        _run.ReadAll();

        Assert.Equal([0d, 1, 2, 3, 4, 50, 60], _run.Sink.Valid("loss").Select(point => point.Value));
    }

    [Fact]
    public void Poll_ZerosInAFreshTail_AreReadOnceTheDataShowsUp()
    {
        var good = Scalar("loss", 2, 2);
        _run.Write("a.tfevents", Scalar("loss", 1, 1), new byte[good.Length]);
        _run.Age("a.tfevents", TimeSpan.FromSeconds(5));
        _run.ReadAll();
        Assert.True(_run.File().IsProvisional);
        Assert.NotNull(_run.File().Dead);

        _run.Patch("a.tfevents", Scalar("loss", 1, 1).Length, good);
        _run.Age("a.tfevents", TimeSpan.FromSeconds(5));
        _run.ReadAll();
        Assert.Equal([1L, 2L], _run.Sink.Steps("loss"));
        Assert.Null(_run.File().Dead);
        Assert.False(_run.File().IsProvisional);
    }

    [Fact]
    public void Poll_BadDataInAFreshTailThatHeals_IsRead()
    {
        var good = Scalar("loss", 2, 2);
        byte[] torn = [.. good[..20], .. new byte[good.Length - 20]];
        _run.Write("a.tfevents", Scalar("loss", 1, 1), torn, Scalar("loss", 3, 3));
        _run.Age("a.tfevents", TimeSpan.FromSeconds(5));
        _run.ReadAll();
        Assert.Equal([1L, 3L], _run.Sink.Steps("loss"));
        Assert.True(_run.File().IsProvisional);

        // Neither length nor time of writing change: the bytes themselves are watched.
        _run.Patch("a.tfevents", Scalar("loss", 1, 1).Length, good);
        _run.Age("a.tfevents", TimeSpan.FromSeconds(5));
        _run.ReadAll();
        Assert.Equal([1L, 2L, 3L], _run.Sink.Steps("loss"));
        Assert.Equal(0, _run.File().Skipped);
    }

    [Fact]
    public void Poll_FaultUnchangedForAMinute_IsFinal()
    {
        var bad = Scalar("loss", 2, 2);
        bad[^1] ^= 1;
        _run.Write("a.tfevents", Scalar("loss", 1, 1), bad);
        _run.Age("a.tfevents", TimeSpan.FromSeconds(5));
        _run.ReadAll();
        Assert.True(_run.File().IsProvisional);

        _run.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(_run.Tailer.Poll(1000).HasChanged);
        Assert.False(_run.File().IsProvisional);
        Assert.Equal(1, _run.File().Skipped);
        Assert.Equal(default, _run.Tailer.Poll(1000));
    }

    [Fact]
    public void Poll_FaultFarFromTheEnd_IsFinalAtOnce()
    {
        using var run = new RunFolder(new RunTailerOptions { ProvisionalTail = 50 });
        var bad = Scalar("loss", 2, 2);
        bad[^1] ^= 1;
        run.Write("a.tfevents", bad, Scalar("loss", 3, 3), Scalar("loss", 4, 4));
        run.Age("a.tfevents", TimeSpan.Zero);
        run.ReadAll();

        Assert.False(run.File().IsProvisional);
        Assert.Equal(1, run.File().Skipped);
    }

    [Fact]
    public void Poll_DeadFileReplaced_IsReadAgain()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), new byte[40]);
        _run.Age("a.tfevents", TimeSpan.FromHours(1));
        _run.ReadAll();
        Assert.NotNull(_run.File().Dead);
        _run.Write("a.tfevents", Scalar("loss", 3, 1), Scalar("loss", 4, 1), Scalar("loss", 5, 1));
        _run.ReadAll();

        Assert.Equal([3L, 4L, 5L], _run.Sink.Steps("loss"));
        Assert.Null(_run.File().Dead);
    }
}
