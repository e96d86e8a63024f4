using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

/// <summary>What is too large is refused at the call, before anything of it is copied.</summary>
public sealed class WriterLimitTests
{
    private static readonly EventFileWriterOptions OnDemand = new() { FlushInterval = Timeout.InfiniteTimeSpan };

    [Fact]
    public void Append_MoreThanAGigabyte_IsRefusedAndTheWriterGoesOn()
    {
        using var run = new RunDirectory();
        using var writer = new EventFileWriter(run.Path, OnDemand);
        var large = GC.AllocateUninitializedArray<byte>(EventFileWriter.MaxEventBytes + 1); // never touched, so never in memory
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<ArgumentException>(() => writer.Append(large));
        Assert.Contains("1073741824 bytes", refusal.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.True(writer.Append(new byte[4]));
        Assert.True(writer.Flush());
        Assert.Equal([4], WrittenFile.Read(run.SingleFile).Events.Skip(1).Select(message => message.Length));
    }

    [Theory]
    [InlineData((EventFileWriter.MaxEventBytes / 4) + 1)]
    [InlineData(int.MaxValue)]
    public void Tag_WhoseRecordCouldExceedTheLimit_IsRefused(int characters)
    {
        Assert.Throws<ArgumentException>(() => ScalarRecord.MaxBytes(characters));
        Assert.True(ScalarRecord.MaxBytes(EventFileWriter.MaxEventBytes / 4) is > 0 and < EventFileWriter.MaxEventBytes);
    }
}
