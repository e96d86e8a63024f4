using System.Buffers.Binary;
using System.Diagnostics;
using EventFormat.Records;
using EventFormat.Tools;
using static EventFormat.Tests.Runs.EventBytes;

namespace EventFormat.Tests.Runs;

/// <summary>Logs at the edge of what can be: read, or refused with a cause, never a crash or memory for what is not there.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly RunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Poll_HundredThousandTags_AreAllReadInTimeThatDoesNotExplode()
    {
        const int Tags = 100_000;
        _run.Write("a.tfevents", [.. Enumerable.Range(0, 2).SelectMany(step => Enumerable.Range(0, Tags).Select(tag => Scalar($"layer/{tag}/weight", step, tag)))]);
        var clock = Stopwatch.StartNew();
        _run.ReadAll();

        Assert.Equal(Tags, _run.Sink.Tags.Count);
        Assert.Equal(Tags, _run.Sink.Tags.Select(tag => tag.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2 * Tags, _run.Sink.ScalarCount);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString());
    }

    [Fact]
    public void Poll_TagOfAMegabyte_IsKeptWholeAndOnce()
    {
        var name = new string('t', 1 << 20);
        _run.Write("a.tfevents", [.. Enumerable.Range(0, 20).Select(step => Scalar(name, step, step)), Scalar(name + "!", 1, 1)]);
        _run.ReadAll();

        Assert.Equal([name, name + "!"], _run.Sink.Tags.Select(tag => tag.Name));
        Assert.Equal(20, _run.Sink.ValidCount(name));
        Assert.Equal(2, Assert.Single(LogInspector.Inspect(_run.Directory, _run.Time, TestContext.Current.CancellationToken).Runs).Tags.Count);
    }

    [Fact]
    public void Poll_ClaimOfTwoGigabytes_WaitsForThemWithoutMemory()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), Header(RecordScanner.MaxLength), new byte[1000]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _run.ReadAll();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        Assert.Equal([1L], _run.Sink.Steps("loss"));
        Assert.False(_run.File().HasFaults);
    }

    [Theory]
    [InlineData((ulong)RecordScanner.MaxLength + 1)]
    [InlineData(ulong.MaxValue)]
    public void Poll_ClaimBeyondTwoGigabytes_IsRefusedWithItsCause(ulong length)
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), Header(length), new byte[1000]);
        _run.ReadAll();

        Assert.Equal([1L], _run.Sink.Steps("loss"));
        Assert.Contains("longer than", _run.File().Dead!.Cause);
        Assert.Equal(Scalar("loss", 1, 1).Length, _run.File().Dead!.Offset);
    }

    [Fact]
    public void Poll_ClockThatGoesBackwards_KeepsEveryPointInOrderOfStep()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 10, 500), Scalar("loss", 2, 20, 400), Scalar("loss", 3, 30, -7), Scalar("loss", 4, 40, 450));
        _run.ReadAll();

        Assert.Equal([500, 400, -7, 450], _run.Sink.Valid("loss").Select(point => point.WallTime));
        Assert.Equal((500.0, 450.0, false), (_run.File().FirstWallTime, _run.File().LastWallTime, _run.File().HasFaults));
    }

    /// <summary>A step is an int64 varint: no bytes are a NaN. A field of that number in another encoding is an unknown field.</summary>
    [Theory]
    [InlineData("11000000000000F87F")]
    [InlineData("150000C07F")]
    public void Poll_StepSpelledAsNaN_IsNoStep(string field)
    {
        _run.Write("a.tfevents", Record([.. Convert.FromHexString(field), .. Event(0, Field(5, Value("loss", Simple(1))))]), Scalar("loss", 1, 1));
        _run.ReadAll();

        Assert.Equal([0L, 1], _run.Sink.Steps("loss"));
        Assert.False(_run.File().HasFaults);
    }

    private static byte[] Header(ulong length)
    {
        var header = new byte[RecordScanner.HeaderSize];
        BinaryPrimitives.WriteUInt64LittleEndian(header, length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(8), MaskedCrc32C.Compute(header.AsSpan(0, 8)));
        return header;
    }
}
