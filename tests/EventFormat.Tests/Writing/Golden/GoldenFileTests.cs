using System.Globalization;
using EventFormat.Writing;
using Microsoft.Extensions.Time.Testing;

namespace EventFormat.Tests.Writing.Golden;

/// <summary>
/// The bytes of every kind, each described in a golden file: bytes in hexadecimal, then <c>;</c> and what they are. Lengths,
/// keys and checksums in there were worked out apart from the product.
/// </summary>
public sealed class GoldenFileTests
{
    public static TheoryData<string> Names => [.. GoldenLogs.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void File_OfThisKind_IsTheDescribedBytes(string name)
    {
        using var run = new RunDirectory();
        var milliseconds = (long)(GoldenLogs.WallTime * 1000);
        var options = new EventFileWriterOptions
        {
            FlushInterval = Timeout.InfiniteTimeSpan,
            TimeProvider = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)),
        };
        using (var writer = new SummaryWriter(run.Path, options))
        {
            GoldenLogs.All[name](writer);
        }

        var written = File.ReadAllBytes(run.SingleFile);
        var at = 0;
        foreach (var (bytes, meaning) in Described(name))
        {
            var there = written.AsSpan(Math.Min(at, written.Length), Math.Min(bytes.Length, Math.Max(0, written.Length - at)));
            Assert.True(there.SequenceEqual(bytes), string.Create(CultureInfo.InvariantCulture, $"at {at}, {meaning}: {Convert.ToHexString(there)} is not {Convert.ToHexString(bytes)}"));
            at += bytes.Length;
        }

        Assert.Equal(at, written.Length);
    }

    [Fact]
    public void Files_AllOfThem_AreOfAKindThatIsLogged() =>
        Assert.Equal(GoldenLogs.All.Keys.Order(), Directory.GetFiles(Folder(), "*.golden").Select(path => Path.GetFileNameWithoutExtension(path)).Order());

    private static List<(byte[] Bytes, string Meaning)> Described(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder(), name + ".golden")).Where(line => !line.StartsWith('#') && line.Length > 0);
        return [.. lines.Select(line => line.Split(';', 2)).Select(parts => (Convert.FromHexString(parts[0].Replace(" ", "", StringComparison.Ordinal)), parts[1].Trim()))];
    }

    private static string Folder() => Repository.FindAbove("tests", "EventFormat.Tests", "Writing", "Golden");
}
