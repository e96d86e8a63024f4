using EventFormat.Summaries;

namespace EventFormat.Tests.Oracle;

/// <summary>Our valid points are what TensorBoard's fast loader holds, but for the listed differences.</summary>
public sealed class RustboardOracleTests
{
    // Its reservoirs; scalars were recorded without.
    private const int TensorSamples = 100;
    private const int BlobSamples = 10;
    private const int RecordedTagLength = 40;

    public static TheoryData<string, string> Runs => [.. RustboardOracle.Runs.Keys];

    [Fact]
    public void Recorded_Runs_AreOurs() => Assert.Equal(
        RustboardOracle.Runs.Keys.Order(),
        RustboardOracle.Runs.Keys.Select(run => run.Directory).Distinct()
            .SelectMany(directory => ReadRun.Under(directory).Keys.Select(run => (directory, run))).Order());

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_ValidPoints_AreTheirs(string directory, string run)
    {
        var ours = ReadRun.Under(directory)[run].Tags;
        var matched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (theirs, name) in Match(RustboardOracle.Runs[(directory, run)], ours))
        {
            var difference = Known(directory, run, name);
            Assert.Equal(difference == Difference.WeLackTheTag, !ours.ContainsKey(name));
            matched.Add(name);
            switch (difference)
            {
                case Difference.None:
                    AssertSame(theirs, ours[name]);
                    break;
                case Difference.TheyLackPoints:
                    Assert.True(theirs.Count < ours[name].Valid.Count, "They no longer lack points.");
                    break;
                case Difference.TheyHoldMore:
                    Assert.True(theirs.Count > ours[name].Valid.Count, "They no longer hold more.");
                    break;
            }
        }

        Assert.Equal(
            ours.Keys.Where(name => Known(directory, run, name) != Difference.TheyLackTheTag).Order(StringComparer.Ordinal),
            matched.Where(ours.ContainsKey).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void KnownDifferences_OfTags_AreOfRecordedRuns() => Assert.Subset(
        RustboardOracle.Runs.Keys.Select(key => $"{key.Directory}/{key.Run}").ToHashSet(),
        KnownDifferences.Rustboard.Keys.Select(key => key.Run).ToHashSet());

    private static Difference Known(string directory, string run, string tag) =>
        KnownDifferences.Rustboard.TryGetValue(($"{directory}/{run}", tag), out var known) ? known.Difference : Difference.None;

    /// <summary>Pairs their tags with our names: tags that are cut off alike are in the order of their full names.</summary>
    private static IEnumerable<(RustboardTag Theirs, string Name)> Match(
        IEnumerable<RustboardTag> theirs, IReadOnlyDictionary<string, ReadTag> ours) => theirs
        .GroupBy(tag => (tag.Storage, tag.Tag))
        .SelectMany(group => group.Zip(ours
            .Where(tag => Shorten(tag.Key) == group.Key.Tag && StorageOf(tag.Value.Info.Kind) == group.Key.Storage)
            .Select(tag => tag.Key)
            .Order(StringComparer.Ordinal)
            .DefaultIfEmpty(group.Key.Tag)));

    private static string Shorten(string tag) => tag.Length > RecordedTagLength ? tag[..RecordedTagLength] : tag;

    private static string StorageOf(SummaryKind kind) => kind switch
    {
        SummaryKind.Scalar => "scalar",
        SummaryKind.Image or SummaryKind.Audio or SummaryKind.Graph or SummaryKind.KerasGraph or SummaryKind.RunMetadata => "blobs",
        _ => "tensor",
    };

    private static void AssertSame(RustboardTag theirs, ReadTag ours)
    {
        var valid = ours.Valid;
        var samples = theirs.Storage switch
        {
            "scalar" => int.MaxValue,
            "tensor" => TensorSamples,
            _ => BlobSamples,
        };
        Assert.Equal(theirs.Count, Math.Min(valid.Count, samples));
        AssertSamePoints(theirs.Head, [.. valid.Take(theirs.Head.Count)]);
        AssertSamePoints(theirs.Tail, [.. valid.TakeLast(theirs.Tail.Count)]);
    }

    private static void AssertSamePoints(IReadOnlyList<(long Step, float Value)> theirs, IReadOnlyList<ReadPoint> ours) =>
        Assert.Equal(
            theirs.Select(point => (point.Step, Bits(point.Value))),
            ours.Select(point => (point.Step, Bits((float)point.Value))));

    // The text knows one NaN only.
    private static int Bits(float value) => BitConverter.SingleToInt32Bits(float.IsNaN(value) ? float.NaN : value);
}
