using EventFormat.Runs;

namespace EventFormat.Tests.Runs;

public sealed class BlobFileTests
{
    [Fact]
    public async Task Read_AValueWithinTheFile_GivesItsBytes()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllBytesAsync(directory.Combine("events"), [0, 1, 2, 3, 4], TestContext.Current.CancellationToken);

        byte[] bytes = await BlobFile.ReadAsync(directory.Path, "events", new BlobPoint(0, 0, 1, 3), TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3], bytes);
    }

    [Fact]
    public async Task Read_AFileThatWasTruncated_SaysSoWithoutAllocatingTheValue()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllBytesAsync(directory.Combine("events"), [0, 1, 2, 3, 4], TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<EndOfStreamException>(() =>
            BlobFile.ReadAsync(directory.Path, "events", new BlobPoint(0, 0, 3, int.MaxValue), TestContext.Current.CancellationToken));

        Assert.Contains("events ends before the value at offset 3", failure.Message, StringComparison.Ordinal);
    }
}
