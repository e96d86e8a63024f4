using System.Text.Json;
using EventFormat.Summaries;

namespace EventFormat.Tests.Oracle;

/// <summary>What we read is what TensorBoard's Python loader read, but for the listed differences.</summary>
public sealed class PythonOracleTests
{
    public static TheoryData<string, string> Runs => [.. PythonOracle.Runs.Select(run => (run.Directory, run.Run))];

    public static TheoryData<string> Directories => [.. PythonOracle.Runs.Select(run => run.Directory).Distinct()];

    [Theory]
    [MemberData(nameof(Directories))]
    public void Directory_Runs_AreTheirs(string directory) => Assert.Equal(
        PythonOracle.Runs.Where(run => run.Directory == directory).Select(run => run.Run).Order(StringComparer.Ordinal),
        ReadRun.Under(directory).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_Tags_AreTheirs(string directory, string run)
    {
        var theirs = PythonOracle.Tags(directory, run);
        var ours = ReadRun.Under(directory)[run].Tags;
        var lacked = KnownDifferences.Python
            .Where(entry => entry.Key.Run == $"{directory}/{run}" && entry.Value.Difference == Difference.TheyLackTheTag)
            .Select(entry => entry.Key.Tag).ToArray();

        Assert.Equal(theirs.Keys.Concat(lacked).Order(StringComparer.Ordinal), ours.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, tag) in theirs)
        {
            AssertSameDefinition(tag.Recorded, ours[name]);
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_Points_AreTheirs(string directory, string run)
    {
        foreach (var (name, theirs) in PythonOracle.Tags(directory, run))
        {
            var ours = ReadRun.Under(directory)[run].Tags[name];
            var difference = KnownDifferences.OfPython($"{directory}/{run}", name, theirs.Count == ours.All.Count);
            switch (difference)
            {
                case Difference.TheyLackPoints:
                    AssertSomeOf(theirs.Points(), ours.All);
                    break;
                case Difference.TheyHoldMore:
                    Assert.True(ours.All.Count < theirs.Count, "They no longer hold more.");
                    Assert.Subset(theirs.Points().Select(point => point.Step).ToHashSet(), ours.All.Select(point => point.Step).ToHashSet());
                    break;
                default:
                    Assert.Equal(difference == Difference.TheyCannotDecode, theirs.HasValueException && ours.Info.Kind == SummaryKind.Scalar);
                    AssertAllOf(theirs, ours.All);
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_Blobs_DecodeToTheirs(string directory, string run)
    {
        var read = ReadRun.Under(directory)[run];
        foreach (var (name, theirs) in PythonOracle.Tags(directory, run))
        {
            var ours = read.Tags[name];
            if (ours.Info.Kind is SummaryKind.Scalar or SummaryKind.HParams or SummaryKind.CustomScalarLayout)
            {
                continue;
            }

            if (theirs.HasValueException)
            {
                Assert.Throws<SummaryFormatException>(() => DecodedTensor.Of(ours, read.BytesOf(ours.All[0])));
                continue;
            }

            foreach (var (index, tensor) in theirs.Tensors())
            {
                TensorAssert.Same(tensor, DecodedTensor.Of(ours, read.BytesOf(ours.All[index])), $"{name}[{index}]");
            }

            foreach (var (index, numbers) in theirs.NumberLists())
            {
                Assert.Equal(numbers, DecodedTensor.Of(ours, read.BytesOf(ours.All[index])).Numbers);
            }

            Assert.Equal(
                theirs.List("bucket_counts_per_step").Select(count => count.GetInt64()),
                theirs.List("bucket_counts_per_step").Select((_, i) => DecodedTensor.Of(ours, read.BytesOf(ours.All[i])).Shape[0]));
        }
    }

    [Fact]
    public void KnownDifferences_OfTags_AreAllThere() => Assert.All(
        KnownDifferences.Python.Where(entry => entry.Value.Difference != Difference.TheyLackTheTag),
        entry => Assert.Contains(PythonOracle.Runs, run => $"{run.Directory}/{run.Run}" == entry.Key.Run
            && PythonOracle.Tags(run.Directory, run.Run).Any(tag => entry.Key.Tag == KnownDifferences.SomeTags
                ? tag.Value.Count < ReadRun.Under(run.Directory)[run.Run].Tags[tag.Key].All.Count
                : tag.Key == entry.Key.Tag)));

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_Records_AreTheirs(string directory, string run)
    {
        if (PythonOracle.Run(directory, run).Find("files") is not { } files)
        {
            return;
        }

        var ours = ReadRun.Under(directory)[run].Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        foreach (var file in files.EnumerateObject().Where(file => !file.Name.EndsWith(".profile-empty", StringComparison.Ordinal)))
        {
            Assert.Equal(file.Value.GetProperty("size").GetInt64(), ours[file.Name].Length);
            Assert.Equal(file.Value.GetProperty("records_readable").GetInt64(), ours[file.Name].Events);
        }
    }

    [Fact]
    public void Reasons_AreTold_InTheDocument()
    {
        var told = File.ReadAllText(Repository.FindAbove("docs", "COMPATIBILITY.md"));
        var reasons = KnownDifferences.Python.Values.Concat(KnownDifferences.Rustboard.Values).Select(known => known.Reason);
        Assert.All(reasons.Distinct(), reason => Assert.Contains($"| {reason} |", told, StringComparison.Ordinal));
    }

    private static void AssertSameDefinition(JsonElement theirs, ReadTag ours)
    {
        Assert.Equal(theirs.Text("plugin"), ours.Info.PluginName);
        Assert.StartsWith(theirs.Text("display_name"), ours.Info.DisplayName, StringComparison.Ordinal);
        Assert.Equal(theirs.Text("display_name").Length == 0, ours.Info.DisplayName.Length == 0);
        if (theirs.TryGetProperty("plugin_content_b64", out var content))
        {
            Assert.Equal(content.GetString(), Convert.ToBase64String(ours.Info.PluginContent.Span));
            Assert.Equal(theirs.Text("description"), ours.Info.Description);
        }
    }

    private static void AssertAllOf(ExpectedTag theirs, IReadOnlyList<ReadPoint> ours)
    {
        Assert.Equal(theirs.Count, ours.Count);
        foreach (var point in theirs.Points())
        {
            Assert.True(IsSame(point, ours[point.Index]), $"{point} is not {ours[point.Index]}.");
        }

        var recorded = theirs.Recorded;
        if (recorded.Find("sum_steps") is { } sumOfSteps)
        {
            Assert.Equal(sumOfSteps.GetInt64(), ours.Sum(point => point.Step));
            Assert.Equal(recorded.GetProperty("nan").GetInt32(), ours.Count(point => double.IsNaN(point.Value)));
            Assert.Equal(recorded.GetProperty("inf").GetInt32(), ours.Count(point => double.IsInfinity(point.Value)));
        }

        var finite = ours.Where(point => double.IsFinite(point.Value)).Select(point => point.Value).ToArray();
        if (recorded.Find("sum") is { } sum && finite.Length > 0)
        {
            Assert.Equal(sum.Number(), finite.Sum(), Math.Abs(sum.Number() * 1e-9) + 1e-9);
            Assert.Equal(recorded.GetProperty("min").Number(), finite.Min());
            Assert.Equal(recorded.GetProperty("max").Number(), finite.Max());
        }
    }

    /// <summary>Their points are a proper subsequence of ours.</summary>
    private static void AssertSomeOf(IReadOnlyList<ExpectedPoint> theirs, IReadOnlyList<ReadPoint> ours)
    {
        Assert.True(theirs.Count < ours.Count, "They no longer lack points.");
        var next = 0;
        foreach (var point in theirs)
        {
            while (next < ours.Count && !IsSame(point, ours[next]))
            {
                next++;
            }

            Assert.True(next++ < ours.Count, $"{point} is not among ours.");
        }
    }

    private static bool IsSame(ExpectedPoint theirs, ReadPoint ours) =>
        theirs.Step == ours.Step
        && (theirs.WallTime is not { } wallTime || IsSameWallTime(wallTime, ours.WallTime))
        && (theirs.Value is not { } value || ours.Blob is not null || IsSameBits(value, ours));

    // What is no time is unknown to us.
    private static bool IsSameWallTime(double theirs, double ours) =>
        double.IsFinite(theirs) ? theirs.Equals(ours) : double.IsNaN(ours);

    // The recorded JSON knows one NaN only.
    private static bool IsSameBits(double theirs, ReadPoint ours) => double.IsNaN(theirs)
        ? double.IsNaN(ours.Value)
        : BitConverter.DoubleToInt64Bits(theirs) == BitConverter.DoubleToInt64Bits(ours.Value)
            && (!ours.IsSingle || (float)ours.Value == ours.Value);
}
