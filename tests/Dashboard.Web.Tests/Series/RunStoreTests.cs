using Dashboard.Web.Series;
using EventFormat.Runs;
using EventFormat.Summaries;

namespace Dashboard.Web.Tests.Series;

public sealed class RunStoreTests
{
    private readonly RunStore _store = new();

    public RunStoreTests()
    {
        _store.FileAdded(0, "events.b");
        _store.FileAdded(1, "events.a");
        AddTag(0, "loss", SummaryKind.Scalar);
        AddTag(1, "image", SummaryKind.Image);
    }

    [Fact]
    public void Commit_NotCalled_ShowsNothing()
    {
        _store.AddScalar(0, 0, 1, 10, 5, true);

        Assert.Equal(0, _store.Contents.Tags.Count);
        Assert.Null(_store.Series(0));
    }

    [Fact]
    public void Commit_AfterPoints_NamesChangedTagsOnceAndShowsThem()
    {
        var changed = new List<int>();
        _store.Committed += changed.AddRange;
        AddTag(2, "quiet", SummaryKind.Scalar);

        for (int i = 0; i < 3; i++)
        {
            _store.AddScalar(0, 0, i, 10 + i, i, true);
        }

        _store.Commit();
        _store.Commit();

        Assert.Equal([0], changed);
        Assert.Equal(3, _store.Contents.Points);
        Assert.Equal(["loss", "image", "quiet"], _store.Contents.Tags.Select(tag => tag.Name));
        Assert.Equal(3, _store.Series(0)!.ValidCount);
        Assert.Null(_store.Series(2));
        Assert.Null(_store.Series(99));
        Assert.Null(_store.Series(-1));
    }

    [Fact]
    public void Contents_FilesOutOfOrder_StartWhereTheFirstByNameStarts()
    {
        _store.AddScalar(0, 0, 1, 100, 0, true);
        _store.AddScalar(1, 0, 0, double.NaN, 0, true);
        _store.AddScalar(1, 0, 0, double.PositiveInfinity, 0, true);
        _store.AddScalar(1, 0, 0, 150, 0, true);
        _store.AddSessionStart(1, 5, 120);
        _store.Commit();

        Assert.Equal(150, _store.Contents.StartWallTime);
        Assert.Equal(150, _store.Contents.LastWallTime);
        Assert.Equal([new RestartMark(1, 5, 120, OpensFile: false)], _store.Contents.Restarts);
    }

    [Fact]
    public void Restarts_StartOfTheFirstFile_IsNone()
    {
        _store.AddSessionStart(1, 0, 100);
        _store.AddScalar(1, 0, 0, 110, 0, true);
        _store.AddSessionStart(1, 7, 120);
        _store.AddSessionStart(0, 9, 130);
        _store.Commit();

        Assert.Equal([7, 9], _store.Contents.Restarts.Select(mark => mark.Step));
    }

    [Fact]
    public void FileReset_ForgetsThatFileAndBumpsTheGeneration()
    {
        _store.AddScalar(0, 0, 1, 10, 1, true);
        _store.AddScalar(1, 0, 0, 10, 2, true);
        _store.AddBlob(0, 1, new BlobPoint(1, 10, 100, 5));
        _store.AddSessionStart(0, 0, 1);
        _store.Commit();
        uint generation = _store.Series(0)!.Generation;

        _store.FileReset(0);
        _store.AddScalar(0, 0, 7, 20, 3, true);
        _store.Commit();

        Assert.Equal([new SeriesPoint(0, 10, 2), new SeriesPoint(7, 20, 3)], _store.Series(0)!.ValidPoints());
        Assert.NotEqual(generation, _store.Series(0)!.Generation);
        Assert.Equal(0, _store.Blobs(1)!.Count);
        Assert.Equal(0, _store.Contents.Restarts.Count);
        Assert.Equal(2, _store.Contents.Points);
    }

    [Fact]
    public void RunReset_ThenTheSameAgain_HasAnotherGeneration()
    {
        _store.AddScalar(0, 0, 1, 10, 1, true);
        _store.Commit();
        uint generation = _store.Series(0)!.Generation;

        _store.RunReset();
        Assert.Equal(1, _store.Series(0)!.ValidCount);
        _store.FileAdded(0, "events.b");
        AddTag(0, "accuracy", SummaryKind.Scalar);
        _store.AddScalar(0, 0, 1, 10, 1, true);
        _store.Commit();

        Assert.Equal(["accuracy"], _store.Contents.Tags.Select(tag => tag.Name));
        Assert.Equal(1, _store.Contents.Resets);
        Assert.NotEqual(generation, _store.Series(0)!.Generation);
    }

    [Fact]
    public void Blobs_TwoFiles_StandInTheOrderOfNames()
    {
        _store.AddBlob(0, 1, new BlobPoint(5, 10, 100, 5));
        _store.AddBlob(1, 1, new BlobPoint(3, 10, 100, 5));
        _store.Commit();
        BlobIndex before = _store.Blobs(1)!;
        _store.AddBlob(1, 1, new BlobPoint(4, 11, 200, 6));
        _store.Commit();

        Assert.Equal([3L, 4L, 5L], _store.Blobs(1)!.Parts.SelectMany(part => part.Blobs).Select(blob => blob.Step));
        Assert.Equal(["events.a", "events.b"], before.Parts.Select(part => part.FileName));
        Assert.Equal(2, before.Count);
    }

    [Fact]
    public void Blobs_OfATagThatDidNotChange_AreTheSameObject()
    {
        AddTag(2, "text", SummaryKind.Text);
        _store.AddBlob(0, 1, new BlobPoint(1, 10, 100, 5));
        _store.AddBlob(0, 2, new BlobPoint(1, 10, 200, 5));
        _store.Commit();
        BlobIndex image = _store.Blobs(1)!;
        BlobIndex text = _store.Blobs(2)!;

        _store.AddBlob(0, 1, new BlobPoint(2, 11, 300, 5));
        _store.Commit();

        Assert.Same(text, _store.Blobs(2));
        Assert.NotSame(image, _store.Blobs(1));
        _store.FileReset(0);
        _store.Commit();
        Assert.Equal(0, _store.Blobs(2)!.Count);
    }

    private void AddTag(int index, string name, SummaryKind kind) =>
        _store.TagAdded(new TagInfo(index, name, kind, "", "", "", ReadOnlyMemory<byte>.Empty));
}
