using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace EventFormat.Tests.Summaries;

public sealed class PluginValueTests
{
    private static readonly GraphDef SomeGraph = new() { Node = { new NodeDef { Name = "a", Op = "Const" } } };

    public static TheoryData<string, IMessage> GraphMessages => new()
    {
        { "graph_def event", new Event { WallTime = 1, GraphDef = SomeGraph.ToByteString() } },
        { "graph_def event without time", new Event { GraphDef = SomeGraph.ToByteString() } },
        { "meta graph", new Event { MetaGraphDef = new MetaGraphDef { GraphDef = SomeGraph }.ToByteString() } },
        { "tensor", Some.Tensor(Some.Strings([], SomeGraph.ToByteString()), "graphs") },
        { "tensor of rank 1", Some.Tensor(Some.Strings([1], SomeGraph.ToByteString()), "graphs") },
    };

    [Theory]
    [MemberData(nameof(GraphMessages))]
    public void DecodeGraph_WhereverItStands_IsFound(string what, IMessage message)
    {
        var graph = GraphValue.DecodeGraph(message.ToByteArray());
        Assert.True(SomeGraph.Equals(graph), what);
    }

    [Fact]
    public void DecodeGraph_BytesOfSomethingElse_AreRefused() => Assert.Throws<SummaryFormatException>(
        () => GraphValue.DecodeGraph(new Event { GraphDef = ByteString.CopyFrom(255, 255, 255) }.ToByteArray()));

    [Fact]
    public void DecodeGraph_EventWithoutGraph_IsRefused() => Assert.Throws<SummaryFormatException>(
        () => GraphValue.DecodeGraph(new Event { WallTime = 1, FileVersion = "brain.Event:2" }.ToByteArray()));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void DecodeRunMetadata_EventOrTensor_IsFound(bool isEvent)
    {
        var metadata = new RunMetadata
        {
            StepStats = new StepStats { DevStats = { new DeviceStepStats { Device = "CPU:0" } } },
        };
        IMessage message = isEvent
            ? new Event { TaggedRunMetadata = new TaggedRunMetadata { Tag = "t", RunMetadata = metadata.ToByteString() } }
            : Some.Tensor(Some.Strings([], metadata.ToByteString()), "graph_run_metadata");

        Assert.Equal(metadata, GraphValue.DecodeRunMetadata(message.ToByteArray()));
    }

    [Fact]
    public void DecodeKerasModel_Tensor_IsItsText() => Assert.Equal(
        "{}", GraphValue.DecodeKerasModel(Some.Tensor(Some.Strings([1], ByteString.CopyFromUtf8("{}"))).ToByteArray()));

    [Fact]
    public void DecodePrCurve_SixRows_AreNamedInOrder()
    {
        var tensor = Some.Floats([6, 2], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

        var curve = PrCurveValue.Decode(Some.Tensor(tensor).ToByteArray());

        Assert.Equal([0, 1], curve.Thresholds);
        Assert.Equal([1, 2], curve.TruePositives);
        Assert.Equal([3, 4], curve.FalsePositives);
        Assert.Equal([5, 6], curve.TrueNegatives);
        Assert.Equal([7, 8], curve.FalseNegatives);
        Assert.Equal([9, 10], curve.Precision);
        Assert.Equal([11, 12], curve.Recall);
    }

    [Fact]
    public void DecodePrCurve_AnotherShape_IsRefused() => Assert.Throws<SummaryFormatException>(
        () => PrCurveValue.Decode(Some.Tensor(Some.Floats([2, 6], new float[12])).ToByteArray()));

    [Fact]
    public void DecodeMesh_ValueAndMetadata_GiveThePart()
    {
        var plugin = new MeshPluginData { Name = "m", ContentType = MeshPluginData.Types.ContentType.Face, Components = 14 };
        var value = Some.Tensor(Some.Floats([1, 1, 3], 0, 1, 2)).ToByteArray();

        var mesh = MeshValue.Decode(value, plugin.ToByteArray());

        Assert.Equal(plugin, mesh.Plugin);
        Assert.Equal([0, 1, 2], mesh.Tensor.Numbers);
    }

    [Fact]
    public void DecodeMesh_AnotherShape_IsRefused() => Assert.Throws<SummaryFormatException>(
        () => MeshValue.Decode(Some.Tensor(Some.Floats([3], 0, 1, 2)).ToByteArray(), default));

    [Fact]
    public void DecodeHParams_Content_IsRead()
    {
        var content = new HParamsPluginData { SessionEndInfo = new SessionEndInfo { Status = SessionStatus.StatusSuccess } };
        Assert.Equal(content, HParamsValue.Decode(content.ToByteArray()));
    }

    [Fact]
    public void DecodeHParams_NestedDeeperThanAnyone_IsRefused()
    {
        var nested = new Google.Protobuf.WellKnownTypes.Value { NumberValue = 1 };
        for (var depth = 0; depth < 200; depth++)
        {
            nested = Google.Protobuf.WellKnownTypes.Value.ForList(nested);
        }

        var content = new HParamsPluginData { SessionStartInfo = new SessionStartInfo { Hparams = { ["x"] = nested } } };
        Assert.Throws<SummaryFormatException>(() => HParamsValue.Decode(content.ToByteArray()));
    }

    [Fact]
    public void DecodeLayout_OneString_IsRead()
    {
        var layout = new CustomScalarLayout { Category = { new CustomScalarCategory { Title = "c", Closed = true } } };
        var value = Some.Tensor(Some.Strings([], layout.ToByteString())).ToByteArray();
        Assert.Equal(layout, CustomScalarLayoutValue.Decode(value));
    }
}
