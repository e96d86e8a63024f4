using EventFormat.Writing;
using Microsoft.Extensions.Time.Testing;

namespace EventFormat.Tests.Writing;

public sealed class EventFileWriterTests
{
    private static readonly EventFileWriterOptions OnDemand = new() { FlushInterval = Timeout.InfiniteTimeSpan };

    [Fact]
    public void File_OfOneScalar_IsTheseBytes()
    {
        using var run = new RunDirectory();
        var options = OnDemand with { TimeProvider = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1767225601)) };
        using (var writer = new SummaryWriter(run.Path, options))
        {
            writer.AddScalar("loss", 0.5, 3);
        }

        // length, its checksum, event, its checksum: twice; checksums computed bit by bit, elsewhere.
        const string Expected =
            "2C00000000000000" + "F4AECC45"
            + "09" + "000040406E55DA41" + "1A0D" + "627261696E2E4576656E743A32" + "5212" + "0A10" + "4576656E74466F726D6174202E4E4554" + "8855B993"
            + "1A00000000000000" + "129BD82D"
            + "09" + "000040406E55DA41" + "1003" + "2A0D" + "0A0B" + "0A04" + "6C6F7373" + "15" + "0000003F" + "3267FC7A";
        Assert.Equal(Expected, Convert.ToHexString(File.ReadAllBytes(run.SingleFile)));
    }

    [Fact]
    public void FileName_IsTensorBoards()
    {
        using var run = new RunDirectory();
        var options = OnDemand with
        {
            TimeProvider = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1767225601)),
            HostName = "trainer",
            ProcessId = 4242,
            FileNameSuffix = ".v2",
        };
        using var writer = new EventFileWriter(run.Path, options);
        Assert.Matches(@"^events\.out\.tfevents\.1767225601\.trainer\.4242\.\d+\.v2$", Path.GetFileName(run.SingleFile));
        Assert.Equal(run.SingleFile, writer.Health.FilePath);
    }

    [Fact]
    public void Constructor_NewWriter_HasAReadableFileAtOnce()
    {
        using var run = new RunDirectory();
        using var writer = new EventFileWriter(Path.Combine(run.Path, "new", "run"), OnDemand);
        Assert.Single(WrittenFile.Read(writer.Health.FilePath!).Events);
    }

    [Fact]
    public void Append_BeforeAFlush_StaysInMemoryThenArrives()
    {
        using var run = new RunDirectory();
        using var writer = new SummaryWriter(run.Path, OnDemand);
        writer.AddScalar("a", 1, 1);
        Assert.Empty(run.Scalars());
        Assert.True(writer.File.Health.QueuedBytes > 0);
        Assert.True(writer.Flush());
        Assert.Single(run.Scalars());
        Assert.Equal(0, writer.File.Health.QueuedBytes);
        Assert.Equal(new FileInfo(run.SingleFile).Length, writer.File.Health.WrittenBytes);
    }

    [Fact]
    public void Append_WithoutAnyFlush_ArrivesByItself()
    {
        using var run = new RunDirectory();
        using var writer = new SummaryWriter(run.Path);
        writer.AddScalar("a", 1, 1);
        Assert.True(Eventually.Holds(() => run.Scalars().Count == 1));
        writer.AddScalar("a", 2, 2);
        Assert.True(Eventually.Holds(() => run.Scalars().Count == 2));
    }

    [Fact]
    public void Append_MoreThanAQuarterMegabyte_WakesThePump()
    {
        using var run = new RunDirectory();
        using var writer = new SummaryWriter(run.Path, OnDemand);
        for (var step = 0; step < 10_000; step++)
        {
            writer.AddScalar("a", step, step);
        }

        Assert.True(Eventually.Holds(() => writer.File.Health.WrittenBytes > RecordQueue.DrainBytes));
    }

    [Fact]
    public async Task DisposeAsync_WhatWaited_IsWritten()
    {
        using var run = new RunDirectory();
        await using (var writer = new SummaryWriter(run.Path, OnDemand))
        {
            for (var step = 0; step < 100_000; step++)
            {
                writer.AddScalar("a", step, step);
            }
        }

        Assert.Equal(Enumerable.Range(0, 100_000).Select(step => (long)step), run.Scalars().Select(scalar => scalar.Step));
    }

    [Fact]
    public void Dispose_Twice_IsHarmlessAndUseAfterwardsIsAnError()
    {
        using var run = new RunDirectory();
        var writer = new SummaryWriter(run.Path, OnDemand);
        writer.Dispose();
        writer.Dispose();
        Assert.True(writer.Flush());
        Assert.Throws<ObjectDisposedException>(() => writer.AddScalar("a", 1, 1));
    }

    [Fact]
    public void Append_LargeMessagesBetweenSmallOnes_KeepTheirOrder()
    {
        using var run = new RunDirectory();
        byte[][] messages = [Message(10), Message(300_000), Message(20), Message(RecordChunk.DefaultBytes), Message(30)];
        using (var writer = new EventFileWriter(run.Path, OnDemand))
        {
            foreach (var message in messages)
            {
                Assert.True(writer.Append(message));
            }
        }

        Assert.Equal(messages, WrittenFile.Read(run.SingleFile).Events.Skip(1));
    }

    [Fact]
    public void Rotation_BySize_BeginsFilesWhoseNamesKeepTheOrder()
    {
        using var run = new RunDirectory();
        using (var writer = new SummaryWriter(run.Path, OnDemand with { MaxFileBytes = 1_000 }))
        {
            for (var step = 0; step < 60; step++)
            {
                writer.AddScalar("a", step, step);
                if (step % 5 == 0)
                {
                    writer.Flush();
                }
            }
        }

        Assert.True(run.Files.Length > 2);
        Assert.Equal(Enumerable.Range(0, 60).Select(step => (long)step), run.Scalars().Select(scalar => scalar.Step));
    }

    [Fact]
    public void FlushToDisk_AllOfIt_IsReadable()
    {
        using var run = new RunDirectory();
        using var writer = new SummaryWriter(run.Path, OnDemand with { FlushToDisk = true });
        writer.AddScalar("a", 1, 1);
        Assert.True(writer.Flush());
        Assert.Single(run.Scalars());
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..\\x")]
    public void Constructor_SuffixWithASeparator_IsRefused(string suffix) =>
        Assert.Throws<ArgumentException>(() => new EventFileWriter("x", new EventFileWriterOptions { FileNameSuffix = suffix }));

    private static byte[] Message(int length)
    {
        var message = new byte[length];
        message.AsSpan().Fill(0x78); // field 15, varint, of itself: not a scalar, whole when of even length
        return message;
    }
}
