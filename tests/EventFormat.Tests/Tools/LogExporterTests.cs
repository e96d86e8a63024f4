using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using EventFormat.Protos;
using EventFormat.Tests.Runs;
using EventFormat.Tools;
using Google.Protobuf;
using static EventFormat.Tests.Runs.EventBytes;
using Struct = Google.Protobuf.WellKnownTypes.Value;

namespace EventFormat.Tests.Tools;

public sealed class LogExporterTests : IDisposable
{
    private readonly RunFolder _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Csv_Scalars_AreSpelledExactly()
    {
        _run.Write("a.tfevents", Scalar("lo,\"ss", -3, 0.1f, 1.5), Scalar("acc", 1, float.NaN), Scalar("acc", 2, float.PositiveInfinity, double.NaN), Scalar("acc", 3, float.NegativeInfinity));

        Assert.Equal(
            """
            run,tag,step,wall_time,value
            .,"lo,""ss",-3,1.5,0.10000000149011612
            .,acc,1,1767225600,NaN
            .,acc,2,NaN,Infinity
            .,acc,3,1767225600,-Infinity

            """,
            Csv(new ExportOptions(), out _),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void JsonLines_Scalars_AreJsonWithTensorBoardsSpellingOfNaN()
    {
        _run.Write("a.tfevents", Scalar("t\"\n", 5, 2.5f, 1e300), Scalar("b", 6, float.NaN, double.NaN));
        var lines = Lines((exporter, writer) => exporter.ExportScalars(_run.Directory, writer.Write));

        Assert.Equal("""{"run":".","tag":"t\"\n","step":5,"wall_time":1E+300,"value":2.5}""", lines[0]);
        Assert.Equal("""{"run":".","tag":"b","step":6,"wall_time":"NaN","value":"NaN"}""", lines[1]);
        Assert.Equal("t\"\n", JsonDocument.Parse(lines[0]).RootElement.GetProperty("tag").GetString());
    }

    [Fact]
    public void Export_RestartedRun_LeavesSupersededPointsOutUnlessAsked()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), Scalar("loss", 2, 2), Scalar("loss", 3, 3), Scalar("loss", 2, 20));
        _run.Write("b.tfevents", Scalar("loss", 2, 200), Scalar("other", 0, 0));

        Assert.Equal([(1L, 1.0), (2L, 200.0)], Points("loss", new ExportOptions(), out var report));
        Assert.Equal((3L, 3L), (report.Points, report.Superseded));
        Assert.Equal(5, Points("loss", new ExportOptions { IncludesSuperseded = true }, out _).Count);
    }

    [Fact]
    public void Export_AnySteps_GivesThePointsThatStandByTheRuleItself() =>
        Gen.Select(Gen.Int[0, 1], Gen.Int[-1, 6]).Array[0, 25].Array[1, 3].Sample(
            files =>
            {
                using var run = new RunFolder();
                for (var file = 0; file < files.Length; file++)
                {
                    run.Write($"{file}.tfevents", [.. files[file].Select((point, place) => Scalar("tag" + point.Item1, point.Item2, (file * 100) + place))]);
                }

                run.ReadAll();
                var exported = Collect(run, new ExportOptions());
                return run.Sink.Tags.All(tag => run.Sink.Valid(tag.Name).Select(point => (point.Step, point.Value))
                    .SequenceEqual(exported.Where(point => point.Tag == tag.Name).Select(point => (point.Step, point.Value))));
            },
            iter: 400);

    [Fact]
    public void Export_Filters_ChooseRunsAndTags()
    {
        Directory.CreateDirectory(_run.PathOf("one"));
        Directory.CreateDirectory(_run.PathOf("two"));
        _run.Write("one/a.tfevents", Scalar("loss", 1, 1), Scalar("acc", 1, 2));
        _run.Write("two/a.tfevents", Scalar("loss", 1, 3));

        var points = Collect(_run, new ExportOptions { Runs = new Regex("^one$"), Tags = new Regex("lo.s") });
        Assert.Equal(1, Assert.Single(points).Value);
    }

    [Fact]
    public void Export_Histograms_GivesTheirBucketsAndCountsWhatIsNone()
    {
        var histogram = new Summary.Types.Value { Tag = "h", Histo = new HistogramProto { Min = -1, Max = 3, BucketLimit = { 0, 5 }, Bucket = { 2, 4 } } };
        byte[] broken = [.. Field(1, "h"u8), .. Field(5, [0x0B])];
        _run.Write("a.tfevents", Summary(1, histogram.ToByteArray()), Summary(2, broken), Scalar("loss", 1, 1));
        ExportReport? report = null;
        var lines = Lines((exporter, writer) => report = exporter.ExportHistograms(_run.Directory, writer.Write));

        Assert.Equal("""{"run":".","tag":"h","step":1,"wall_time":1767225600,"buckets":[[-1,0,2],[0,3,4]]}""", Assert.Single(lines));
        Assert.Equal((1L, 1L), (report!.Points, report.Undecodable));
    }

    [Fact]
    public void Export_HParams_GivesWhatTheSessionSaid()
    {
        var start = new HParamsPluginData
        {
            SessionStartInfo = new SessionStartInfo
            {
                GroupName = "g",
                StartTimeSecs = 5,
                Hparams = { ["lr"] = Struct.ForNumber(0.5), ["bad"] = Struct.ForNumber(double.NaN), ["opt"] = Struct.ForString("adam"), ["flag"] = Struct.ForBool(true) },
            },
        };
        var value = new Summary.Types.Value
        {
            Tag = "_hparams_/session_start_info",
            Metadata = new SummaryMetadata { PluginData = new SummaryMetadata.Types.PluginData { PluginName = "hparams", Content = start.ToByteString() } },
        };
        _run.Write("a.tfevents", Summary(0, value.ToByteArray()));
        var lines = Lines((exporter, writer) => exporter.ExportHParams(_run.Directory, writer.Write));

        Assert.Equal(
            """{"run":".","tag":"_hparams_/session_start_info","kind":"session_start","group":"g","start_time":5,"hparams":{"bad":"NaN","flag":true,"lr":0.5,"opt":"adam"}}""",
            Assert.Single(lines));
    }

    [Fact]
    public void Export_RecordedHParamsAndHistograms_AreValidJson()
    {
        foreach (var root in new[] { "pytorch_all", "tf_style" })
        {
            var path = SharedData.PathOf(root);
            var hparams = Lines((exporter, writer) => exporter.ExportHParams(path, writer.Write));
            var histograms = Lines((exporter, writer) => exporter.ExportHistograms(path, writer.Write));
            Assert.All(hparams.Concat(histograms), line => JsonDocument.Parse(line).Dispose());
            Assert.Contains(hparams, line => line.Contains("\"kind\":\"session_start\"", StringComparison.Ordinal));
            Assert.NotEmpty(histograms);
        }
    }

    [Fact]
    public void Export_DamagedFile_GivesTheRestAndSaysWhatIsMissing()
    {
        _run.Write("a.tfevents", Scalar("loss", 1, 1), new byte[40]);

        Assert.Single(Points("loss", new ExportOptions(), out var report));
        Assert.Contains("a.tfevents", Assert.Single(report.Problems));
    }

    // Segments that start anywhere, rise by any stride, and give each step once or more: restarts, repetitions, and both.
    [Fact]
    public void Export_AnyRestartsAndRepetitions_GivesThePointsThatStandByTheRuleItself() =>
        Gen.Select(Gen.OneOf(Gen.Long[-5, 40], Gen.Long), Gen.Long[0, 3], Gen.Int[1, 12], Gen.Int[1, 3]).Array[1, 8].Sample(
            segments =>
            {
                using var run = new RunFolder();
                var steps = segments.SelectMany(segment => Enumerable.Range(0, segment.Item3 * segment.Item4)
                    .Select(place => unchecked(segment.Item1 + (segment.Item2 * (place / segment.Item4)))));
                run.Write("a.tfevents", [.. steps.Select((next, place) => Scalar("loss", next, place))]);
                run.ReadAll();
                return run.Sink.Valid("loss").Select(point => point.Value).SequenceEqual(Collect(run, new ExportOptions()).Select(point => point.Value));
            },
            iter: 1000);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Export_LongLog_NeedsNoMemoryForItsPoints(int timesLogged)
    {
        const int Count = 400_000;
        _run.Write("a.tfevents", [.. Enumerable.Range(0, Count * timesLogged).Select(place => Scalar("loss", place / timesLogged, place))]);
        using var sink = new CountingStream();
        Export(sink);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Export(sink);

        // Less than one byte per point: buffers only.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Count);
        Assert.True(sink.Written > 2 * 20 * Count);

        void Export(Stream target)
        {
            using var writer = new CsvWriter(target);
            new LogExporter(new ExportOptions(), _run.Time).ExportScalars(_run.Directory, writer.Write);
        }
    }

    private static byte[] Summary(long step, byte[] value) => Record(Event(step, Field(5, Field(1, value))));

    private string Csv(ExportOptions options, out ExportReport report)
    {
        using var target = new MemoryStream();
        using (var writer = new CsvWriter(target))
        {
            report = new LogExporter(options, _run.Time, TestContext.Current.CancellationToken).ExportScalars(_run.Directory, writer.Write);
        }

        return Encoding.UTF8.GetString(target.ToArray());
    }

    private string[] Lines(Action<LogExporter, JsonLinesWriter> export)
    {
        using var target = new MemoryStream();
        using (var writer = new JsonLinesWriter(target))
        {
            export(new LogExporter(new ExportOptions(), _run.Time, TestContext.Current.CancellationToken), writer);
        }

        return Encoding.UTF8.GetString(target.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private List<(long Step, double Value)> Points(string tag, ExportOptions options, out ExportReport report)
    {
        var points = new List<(long, double)>();
        report = new LogExporter(options, _run.Time, TestContext.Current.CancellationToken).ExportScalars(_run.Directory, (series, point) =>
        {
            if (series.Tag == tag)
            {
                points.Add((point.Step, point.Value));
            }
        });
        return points;
    }

    private static List<(string Run, string Tag, long Step, double Value)> Collect(RunFolder run, ExportOptions options)
    {
        var points = new List<(string, string, long, double)>();
        new LogExporter(options, run.Time).ExportScalars(run.Directory, (series, point) => points.Add((series.Run, series.Tag, point.Step, point.Value)));
        return points;
    }

    private sealed class CountingStream : MemoryStream
    {
        public long Written { get; private set; }

        public override void Write(byte[] buffer, int offset, int count) => Written += count;

        public override void Write(ReadOnlySpan<byte> buffer) => Written += buffer.Length;
    }
}
