using EventFormat.Summaries;
using EventFormat.Tests.Runs;
using EventFormat.Tools;
using static EventFormat.Tests.Runs.EventBytes;

namespace EventFormat.Tests.Tools;

public sealed class LogToolsTests : IDisposable
{
    private readonly RunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Inspect_Directory_CountsByTag()
    {
        _run.Write("a.tfevents", Version(), Scalar("loss", 4, 1), Scalar("loss", -2, 1), Image("picture", 3), SessionStart(1));
        var report = LogInspector.Inspect(_run.Directory, _run.Time, TestContext.Current.CancellationToken);

        var run = Assert.Single(report.Runs);
        Assert.Equal(
            [("loss", SummaryKind.Scalar, 2L, -2L, 4L), ("picture", SummaryKind.Image, 1L, 3L, 3L)],
            run.Tags.Select(tag => (tag.Name, tag.Kind, tag.Count, tag.MinStep!.Value, tag.MaxStep!.Value)));
        Assert.Equal((1, 5), ((int)run.SessionStarts, (int)Assert.Single(run.Files).Events));
    }

    [Fact]
    public void Inspect_OneFile_LeavesItsNeighboursOut()
    {
        _run.Write("a.tfevents", Scalar("a", 1, 1));
        _run.Write("b.tfevents", Scalar("b", 1, 1));
        var report = LogInspector.Inspect(_run.PathOf("b.tfevents"), _run.Time, TestContext.Current.CancellationToken);

        Assert.Equal("b", Assert.Single(Assert.Single(report.Runs).Tags).Name);
    }

    [Fact]
    public void Inspect_MissingPath_SaysSo() =>
        Assert.False(LogInspector.Inspect(_run.PathOf("none"), _run.Time, TestContext.Current.CancellationToken).Exists);

    [Fact]
    public void Inspect_RecordedWildLogs_FindsTheirFaultsAndNoOthers()
    {
        var report = LogInspector.Inspect(SharedData.PathOf("wild"), TimeProvider.System, TestContext.Current.CancellationToken);
        var files = report.Runs.SelectMany(run => run.Files).ToList();

        Assert.Empty(report.Problems);
        Assert.All(files, file => Assert.Null(file.Dead));
        Assert.Equal("000000000000_worker_0.tfevents", Assert.Single(files, file => file.Skipped > 0).Name);
        Assert.Equal(2, files.Count(file => file.BytesRead < file.Length));
        Assert.True(files.Sum(file => file.Events) > 50_000);
    }

    [Fact]
    public void Verify_IntactLog_HasNoFaults()
    {
        _run.Write("a.tfevents", Version(), Scalar("loss", 1, 1));

        Assert.Empty(Verify(out var report));
        Assert.Equal((1L, 2L, new FileInfo(_run.PathOf("a.tfevents")).Length, true), (report.Files, report.Records, report.Bytes, report.Exists));
    }

    [Fact]
    public void Verify_EachKindOfFault_IsReportedWithItsPlace()
    {
        var good = Scalar("loss", 1, 1);
        var bad = Scalar("loss", 1, 1);
        bad[^1] ^= 1;
        _run.Write("a.tfevents", good, bad, Record([0x0B]), good, good[..^1]);
        _run.Write("b.tfevents", good, new byte[40]);

        var faults = Verify(out var report);
        Assert.Equal(
            [("a.tfevents", (long)good.Length, false), ("a.tfevents", 2L * good.Length, false), ("a.tfevents", (3L * good.Length) + 17, true), ("b.tfevents", good.Length, false)],
            faults.Select(fault => (Path.GetFileName(fault.File), fault.Offset, fault.IsTornTail)));
        Assert.Equal((3L, 4L), (report.Records, report.Faults));
        Assert.Equal(4, faults.Select(fault => fault.Cause).Distinct().Count());
    }

    [Fact]
    public void Verify_RecordedPyTorchLogs_AreIntact()
    {
        var faults = new List<VerifyFault>();
        var report = new LogVerifier(faults.Add, TestContext.Current.CancellationToken).Verify(SharedData.PathOf("pytorch_all"));

        Assert.Empty(faults);
        Assert.True(report.Files >= 35 && report.Records > 1000, report.ToString());
    }

    private List<VerifyFault> Verify(out VerifyReport report)
    {
        var faults = new List<VerifyFault>();
        report = new LogVerifier(faults.Add, TestContext.Current.CancellationToken).Verify(_run.Directory);
        return faults;
    }
}
