using EventFormat.Protos;
using EventFormat.Runs;
using static EventFormat.Tests.Runs.EventBytes;

namespace EventFormat.Tests.Runs;

public sealed class EventFileReaderTests : IDisposable
{
    private readonly RunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task ReadAsync_IntactFile_GivesEveryEventInOrder()
    {
        _run.Write("a.tfevents", [Version(), .. Enumerable.Range(0, 1000).Select(step => Scalar("loss", step, step * 0.5f))]);
        var events = await ReadAsync();

        Assert.Empty(events.Faults);
        Assert.Equal("brain.Event:2", events.Read[0].FileVersion);
        Assert.Equal(Enumerable.Range(0, 1000).Select(step => ((long)step, step * 0.5f)), events.Read.Skip(1).Select(read => (read.Step, read.Summary.Value[0].SimpleValue)));
    }

    [Fact]
    public async Task ReadAsync_RecordLongerThanABuffer_IsReadWhole()
    {
        var large = Record(Event(1, Field(4, new byte[5_000_000])));
        _run.Write("a.tfevents", Scalar("loss", 0, 1), large, Scalar("loss", 2, 1));

        Assert.Equal([0, 1, 2], (await ReadAsync()).Read.Select(read => read.Step));
    }

    [Fact]
    public async Task ReadAsync_DamagedRecordsAndTornTail_AreReportedAndSkipped()
    {
        var bad = Scalar("loss", 1, 1);
        bad[^1] ^= 1;
        _run.Write("a.tfevents", Scalar("loss", 0, 1), bad, Record([0x0B]), Scalar("loss", 3, 1), Scalar("loss", 4, 1)[..^1]);
        var (read, faults) = await ReadAsync();

        Assert.Equal([0, 3], read.Select(next => next.Step));
        Assert.Equal([bad.Length - 2, (2 * bad.Length) - 2, (3 * bad.Length) - 2 + 17], faults.Select(fault => (int)fault.Offset));
    }

    [Fact]
    public async Task ReadAsync_ClaimOfTwoGigabytes_TakesNoMemoryForIt()
    {
        var claim = Record(new byte[0]);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(claim, 0x7FFF0000);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(claim.AsSpan(8), EventFormat.Records.MaskedCrc32C.Compute(claim.AsSpan(0, 8)));
        _run.Write("a.tfevents", Scalar("loss", 0, 1), claim);
        var before = GC.GetTotalAllocatedBytes();
        var (read, faults) = await ReadAsync();

        Assert.Single(read);
        Assert.Single(faults);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 200_000_000);
    }

    [Fact]
    public async Task ReadAsync_MissingFile_Throws() =>
        await Assert.ThrowsAnyAsync<IOException>(async () => await EventFileReader.ReadAsync(_run.PathOf("none")).ToListAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task ReadAsync_Cancelled_Stops()
    {
        _run.Write("a.tfevents", Scalar("loss", 0, 1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await EventFileReader.ReadAsync(_run.PathOf("a.tfevents"), cancellation: new CancellationToken(canceled: true)).ToListAsync(CancellationToken.None));
    }

    private async Task<(List<Event> Read, List<FileFault> Faults)> ReadAsync()
    {
        var faults = new List<FileFault>();
        var read = await EventFileReader.ReadAsync(_run.PathOf("a.tfevents"), faults.Add).ToListAsync(TestContext.Current.CancellationToken);
        return (read, faults);
    }
}
