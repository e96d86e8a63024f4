using System.Buffers.Binary;
using EventFormat.Records;
using EventFormat.Tests.Runs;
using EventFormat.Tools;
using static EventFormat.Tests.Runs.EventBytes;

namespace EventFormat.Tests.Tools;

public sealed class LogRepairerTests : IDisposable
{
    private readonly RunFolder _run = new();
    private readonly RunFolder _out = new();

    public void Dispose()
    {
        _run.Dispose();
        _out.Dispose();
    }

    [Fact]
    public void Repair_BadRecordsBetweenGoodOnes_KeepsTheGoodOnesByteForByte()
    {
        var bad = Scalar("loss", 2, 2);
        bad[^1] ^= 1;
        _run.Write("a.tfevents", Version(), Scalar("loss", 1, 1), bad, Record([0x0B]), Scalar("loss", 3, 3));

        var faults = Repair(out var report);
        var file = Assert.Single(report.Damaged);
        Assert.Equal([.. Version(), .. Scalar("loss", 1, 1), .. Scalar("loss", 3, 3)], File.ReadAllBytes(file.Target!));
        Assert.Equal((3L, (long)bad.Length + 17), (file.Records, file.BytesLeftOut));
        Assert.Equal(2, faults.Count);
    }

    [Fact]
    public void Repair_DamagedLength_GoesOnAtTheNextIntactRecord()
    {
        var broken = Scalar("loss", 2, 2);
        broken[3] ^= 0x40;
        var rest = Enumerable.Range(3, 50).Select(step => Scalar("loss", step, step)).ToArray();
        _run.Write("a.tfevents", [Version(), broken, .. rest]);

        Assert.Single(Repair(out var report));
        Assert.Equal([.. Version(), .. rest.SelectMany(bytes => bytes)], File.ReadAllBytes(Assert.Single(report.Damaged).Target!));
    }

    [Fact]
    public void Repair_ZerosThenRecords_GoesOnBehindTheZeros()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), new byte[3_000_000], Scalar("loss", 2, 2));

        Repair(out var report);
        Assert.Equal((2L, 3_000_000L), (Assert.Single(report.Damaged).Records, report.Damaged[0].BytesLeftOut));
    }

    [Fact]
    public void Repair_EveryByteDamagedInTurn_LosesNoMoreThanThatRecord()
    {
        byte[][] records = [.. Enumerable.Range(0, 4).Select(step => Scalar("loss", step, step))];
        byte[] content = [.. records.SelectMany(bytes => bytes)];
        for (var place = 0; place < content.Length; place++)
        {
            var damaged = (byte[])content.Clone();
            damaged[place] ^= 0x55;
            _run.Write("a.tfevents", damaged);
            var target = _out.PathOf($"{place}.tfevents");
            new LogRepairer(_ => { }, TestContext.Current.CancellationToken).Repair(_run.PathOf("a.tfevents"), target);

            var hit = place / records[0].Length;
            Assert.Equal(records.Where((_, step) => step != hit).SelectMany(bytes => bytes), File.ReadAllBytes(target));
        }
    }

    [Fact]
    public void Repair_IntactAndTornFilesOfADirectory_WritesTheTornOnesUnderTheirPaths()
    {
        Directory.CreateDirectory(_run.PathOf("sub"));
        _run.Write("whole.tfevents", Scalar("loss", 1, 1));
        _run.Write("sub/torn.tfevents", Scalar("loss", 1, 1), Scalar("loss", 2, 2)[..^1]);

        var fault = Assert.Single(Repair(out var report));
        Assert.True(fault.IsTornTail);
        Assert.Equal((2L, true), (report.Files, report.IsComplete));
        Assert.Equal([_out.PathOf(Path.Combine("sub", "torn.tfevents"))], Directory.GetFiles(_out.Directory, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Repair_TargetExists_LeavesItAloneAndSaysSo()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), new byte[40]);
        _out.Write("a.tfevents", [1, 2, 3]);

        Repair(out var report);
        Assert.False(report.IsComplete);
        Assert.NotNull(Assert.Single(report.Damaged).Problem);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(_out.PathOf("a.tfevents")));
    }

    [Fact]
    public void Repair_NothingIntact_WritesNoFile()
    {
        _run.Write("a.tfevents", new byte[100]);

        Repair(out var report);
        Assert.Null(Assert.Single(report.Damaged).Target);
        Assert.Empty(Directory.GetFiles(_out.Directory));
    }

    [Fact]
    public void Repair_IntoTheLogDirectory_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new LogRepairer(_ => { }).Repair(_run.Directory, _run.PathOf("repaired")));

    [Fact]
    public void Repair_FileOfFalseHeaders_EndsInBoundedTime()
    {
        // Every 12 bytes an attested length of most of the file: each would be read and checksummed in vain.
        var bytes = new byte[1_200_000];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, 600_000);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), MaskedCrc32C.Compute(bytes.AsSpan(0, 8)));
        for (var place = 12; place < bytes.Length; place += 12)
        {
            bytes.AsSpan(0, 12).CopyTo(bytes.AsSpan(place));
        }

        bytes[0] ^= 1;
        _run.Write("a.tfevents", bytes);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Repair(out var report);

        Assert.Equal(bytes.Length, Assert.Single(report.Damaged).BytesLeftOut);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), clock.Elapsed.ToString());
    }

    [Fact]
    public void Repair_RecordedEdgeCases_GivesFilesThatVerifyWithoutFaults()
    {
        var report = new LogRepairer(_ => { }, TestContext.Current.CancellationToken).Repair(SharedData.PathOf("edge"), _out.Directory);
        var faults = new List<VerifyFault>();
        var verified = new LogVerifier(faults.Add, TestContext.Current.CancellationToken).Verify(_out.Directory);

        Assert.True(report.IsComplete);
        Assert.True(report.Damaged.Count >= 10, $"{report.Damaged.Count} damaged files");
        Assert.Empty(faults);
        Assert.Equal(report.Damaged.Sum(file => file.Records), verified.Records);

        // 50 points of which the 26th has a damaged length; the 24 behind it, which no reader reaches, are saved.
        var saved = Assert.Single(report.Damaged, file => Path.GetFileName(Path.GetDirectoryName(file.Source)) == "corrupt_length_crc");
        Assert.Equal(50, saved.Records);
    }

    private List<VerifyFault> Repair(out RepairReport report)
    {
        var faults = new List<VerifyFault>();
        report = new LogRepairer(faults.Add, TestContext.Current.CancellationToken).Repair(_run.Directory, _out.Directory);
        return faults;
    }
}
