using CsCheck;
using EventFormat.Protos;
using EventFormat.Summaries;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class ReadBackTests
{
    private static readonly EventFileWriterOptions OnDemand = new() { FlushInterval = Timeout.InfiniteTimeSpan };

    [Fact]
    public void EveryKind_OfOneRun_IsReadAsItsKind()
    {
        using var read = new ReadBack(LogEveryKind);
        var kinds = read.Tags.ToDictionary(tag => tag.Key, tag => tag.Value.Info.Kind);
        Assert.Equal(
            new Dictionary<string, SummaryKind>
            {
                ["scalar"] = SummaryKind.Scalar,
                ["described"] = SummaryKind.Scalar,
                ["text"] = SummaryKind.Text,
                ["histogram"] = SummaryKind.Histogram,
                ["image"] = SummaryKind.Image,
                ["images"] = SummaryKind.Image,
                ["video"] = SummaryKind.Image,
                ["audio"] = SummaryKind.Audio,
                ["curve"] = SummaryKind.PrCurve,
                ["mesh_VERTEX"] = SummaryKind.Mesh,
                ["mesh_FACE"] = SummaryKind.Mesh,
                ["mesh_COLOR"] = SummaryKind.Mesh,
                ["keras"] = SummaryKind.KerasGraph,
                ["step1"] = SummaryKind.RunMetadata,
                ["group/a"] = SummaryKind.Scalar,
                ["custom_scalars__config__"] = SummaryKind.CustomScalarLayout,
                ["_hparams_/experiment"] = SummaryKind.HParams,
                ["_hparams_/session_start_info"] = SummaryKind.HParams,
                ["_hparams_/session_end_info"] = SummaryKind.HParams,
            }.OrderBy(kind => kind.Key),
            kinds.Where(kind => kind.Value != SummaryKind.Graph).OrderBy(kind => kind.Key));
        Assert.Single(kinds, kind => kind.Value == SummaryKind.Graph);
        Assert.Equal([9], read.SessionStarts);
        Assert.Equal("What it is", read.Tags["described"].Info.DisplayName);
        Assert.Equal([1, 2.0], read.Tags["described"].All.Select(point => point.Value));
    }

    [Fact]
    public void EveryBlob_OfOneRun_DecodesToWhatWasLogged()
    {
        using var read = new ReadBack(LogEveryKind);
        Assert.Equal("*words*", TextValue.Decode(read.Blob("text")).Texts[0]);
        Assert.Equal(4, HistogramValue.Decode(read.Blob("histogram")).Count.Sum());
        var image = ImageValue.Decode(read.Blob("image"));
        Assert.Equal((2, 1, 1), (image.Width, image.Height, image.Images.Count));
        Assert.Equal(3, ImageValue.Decode(read.Blob("images")).Images.Count);
        var audio = AudioValue.Decode(read.Blob("audio"));
        Assert.Equal(("audio/wav", 8000, 3), (audio.ContentType, audio.SampleRate, audio.LengthInFrames));
        Assert.Equal([1.0, 0.5], new[] { PrCurveValue.Decode(read.Blob("curve")) is var curve ? curve.Recall[0] : 0, curve.Precision[0] });
        Assert.Equal("Net/fc", GraphValue.DecodeGraph(read.Blob(read.Tags.Single(tag => tag.Value.Info.Kind == SummaryKind.Graph).Key)).Node[0].Name);
        Assert.Equal("{}", GraphValue.DecodeKerasModel(read.Blob("keras")));
        Assert.Equal("group", CustomScalarLayoutValue.Decode(read.Blob("custom_scalars__config__")).Category[0].Chart[0].Title);
        var hparams = HParamsValue.Decode(read.Tags["_hparams_/session_start_info"].Info.PluginContent);
        Assert.Equal(0.1, hparams.SessionStartInfo.Hparams["lr"].NumberValue);
        var mesh = MeshValue.Decode(read.Blob("mesh_FACE"), read.Tags["mesh_FACE"].Info.PluginContent);
        Assert.Equal([0, 1, 2], mesh.Tensor.Numbers);
    }

    [Fact]
    public void Scalars_OfAnyContent_ComeBackExactly() =>
        Gen.Select(Gen.String[0, 40], Gen.Float, Gen.Long).Array[1, 30].Sample(points =>
        {
            using var read = new ReadBack(
                writer =>
                {
                    foreach (var (tag, value, step) in points)
                    {
                        writer.AddScalar(tag, value, step, wallTime: 1.5);
                    }
                },
                OnDemand);
            var expected = points.GroupBy(point => string.Concat(point.Item1.EnumerateRunes()), StringComparer.Ordinal).ToList();
            Assert.Equal(expected.Count, read.Tags.Count);
            Assert.All(expected, tag => Assert.Equal(
                tag.Select(point => (point.Item3, BitConverter.DoubleToInt64Bits(point.Item2), true)),
                read.Tags[tag.Key].All.Select(point => (point.Step, BitConverter.DoubleToInt64Bits(point.Value), point.IsSingle))));
        }, iter: 60);

    [Fact]
    public void Texts_OfAnyContent_ComeBackExactly() => Gen.String[0, 300].Sample(text =>
    {
        using var read = new ReadBack(writer => writer.AddText("t", text, 1), OnDemand);
        Assert.Equal(string.Concat(text.EnumerateRunes()), TextValue.Decode(read.Blob("t")).Texts[0]);
    }, iter: 40);

    [Fact]
    public void Tags_AHundredThousandAndOneOfAMegabyte_AllComeBack()
    {
        var long1 = new string('x', 1 << 20);
        using var read = new ReadBack(writer =>
        {
            for (var tag = 0; tag < 100_000; tag++)
            {
                writer.AddScalar($"tag/{tag}", tag, 0);
            }

            writer.AddScalar(long1, 7, 0);
        });
        Assert.Equal(100_001, read.Tags.Count);
        Assert.Equal(7, Assert.Single(read.Tags[long1].All).Value);
        Assert.Equal(99_999, Assert.Single(read.Tags["tag/99999"].All).Value);
    }

    private static void LogEveryKind(SummaryWriter writer)
    {
        writer.AddSessionStart(9);
        writer.AddScalar("scalar", double.NaN, 1);
        writer.Describe("described", "What it is");
        writer.AddScalar("described", 1, 1);
        writer.AddScalar("described", 2, 2);
        writer.AddText("text", "*words*", 1);
        writer.AddHistogram("histogram", [1f, 2, 2, -3], 1);
        writer.AddImage("image", (byte[])[0, 255], new ImageShape(2, 1), 1);
        writer.AddImages("images", new byte[12], new ImageShape(2, 2), 3, 1);
        writer.AddVideo("video", new byte[8], new ImageShape(2, 2), 2, 1);
        writer.AddAudio("audio", (float[])[0, 1, -1], 8000, 1);
        writer.AddPrCurve("curve", [0.9f, 0.1f], [true, false], 1);
        writer.AddMesh("mesh", new Mesh { Vertices = new float[9], Faces = new[] { 0, 1, 2 }, Colors = new byte[9] }, 1);
        writer.AddGraph(new GraphBuilder().AddNode("Net/fc", "Linear", outputShapes: [[-1, 10]]).Build());
        writer.AddKerasGraph("{}");
        writer.AddRunMetadata("step1", new RunMetadata(), 1);
        writer.AddHParams([new("lr", 0.1)], ["scalar"]);
        writer.EndHParams();
        writer.AddScalarGroup("group", [new("a", 1)], 1);
    }
}
