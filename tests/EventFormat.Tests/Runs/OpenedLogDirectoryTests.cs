using EventFormat.Runs;
using EventFormat.Summaries;
using static EventFormat.Tests.Runs.EventBytes;

namespace EventFormat.Tests.Runs;

public sealed class OpenedLogDirectoryTests : IDisposable
{
    private readonly RunFolder _run = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task ScalarsAsync_RestartedRun_GivesTheValidPointsAsColumns()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), Scalar("loss", 2, 2), Scalar("loss", 3, 3, double.NaN), Scalar("acc", 7, 1));
        _run.Write("b.tfevents", Scalar("loss", 3, 30, 5));
        var log = await LogDirectory.OpenAsync(_run.Directory, cancellation: _cancel);
        var loss = await log["."].ScalarsAsync("loss", _cancel);

        Assert.NotNull(loss);
        Assert.Equal([1L, 2, 3], loss.Steps.ToArray());
        Assert.Equal([1.0, 2, 30], loss.Values.ToArray());
        Assert.Equal([WallTime, WallTime, 5], loss.WallTimes.ToArray());
        Assert.Equal((3, 1L), (loss.Count, loss.Superseded));
        Assert.Null(await log["."].ScalarsAsync("none", _cancel));
    }

    [Fact]
    public async Task ScalarsAsync_AnyLog_AgreesWithTheReferenceSink()
    {
        foreach (var root in new[] { "edge", "torch_purge", "tf_style" })
        {
            var log = await LogDirectory.OpenAsync(SharedData.PathOf(root), cancellation: _cancel);
            Assert.NotEmpty(log.Runs);
            foreach (var run in log.Runs)
            {
                var sink = new ReferenceSink();
                var tailer = new RunTailer(new RunLocation(run.Name, run.Directory), sink, TimeProvider.System);
                while (tailer.Poll(long.MaxValue / 2).HasMore)
                {
                }

                var series = await run.ScalarsAsync(cancellation: _cancel);
                var expected = sink.Tags.Where(tag => tag.Kind == SummaryKind.Scalar && sink.ValidCount(tag.Name) > 0).Select(tag => tag.Name).Order(StringComparer.Ordinal);
                Assert.Equal(expected, series.Select(columns => columns.Tag));
                Assert.All(series, columns => Assert.Equal(
                    sink.Valid(columns.Tag),
                    Enumerable.Range(0, columns.Count).Select(i => new Point(columns.Steps[i], columns.WallTimes[i], columns.Values[i]))));
            }
        }
    }

    [Fact]
    public async Task TagsAsync_GivesEveryKind()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), Image("picture", 2));
        var log = await LogDirectory.OpenAsync(_run.Directory, cancellation: _cancel);

        Assert.Equal([("loss", SummaryKind.Scalar), ("picture", SummaryKind.Image)], (await log["."].TagsAsync(_cancel)).Select(tag => (tag.Name, tag.Kind)));
    }

    [Fact]
    public async Task PivotAsync_RunsOfDifferentSteps_LinesThemUp()
    {
        Directory.CreateDirectory(_run.PathOf("one"));
        Directory.CreateDirectory(_run.PathOf("two"));
        _run.Write("one/a.tfevents", Scalar("loss", 1, 1), Scalar("loss", 3, float.NaN), Scalar("acc", 2, 5));
        _run.Write("two/a.tfevents", Scalar("loss", -4, 7), Scalar("loss", 3, 8));
        var pivot = await (await LogDirectory.OpenAsync(_run.Directory, cancellation: _cancel)).PivotAsync(tags: tag => tag == "loss", cancellation: _cancel);

        Assert.Equal([-4L, 1, 3], pivot.Steps.ToArray());
        Assert.Equal([null, 1, double.NaN], pivot["one", "loss"]!.Nullable());
        Assert.Equal([7, double.NaN, 8], pivot["two", "loss"]!.Values.ToArray());
        Assert.Equal([true, false, true], pivot["two", "loss"]!.HasValue.ToArray());
        Assert.Null(pivot["one", "acc"]);
    }

    [Fact]
    public async Task OpenAsync_MissingDirectory_Throws() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => LogDirectory.OpenAsync(_run.PathOf("none"), cancellation: _cancel));

    [Fact]
    public async Task Indexer_UnknownRun_SaysWhich()
    {
        var log = await LogDirectory.OpenAsync(_run.Directory, cancellation: _cancel);
        Assert.Contains("nowhere", Assert.Throws<KeyNotFoundException>(() => log["nowhere"]).Message);
    }
}
