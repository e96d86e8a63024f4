using System.Text.Json;
using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace EventFormat.Tests.Oracle;

/// <summary>Hyperparameters, layouts, graphs and profiles decode to what TensorBoard decoded.</summary>
public sealed class PythonContentTests
{
    public static TheoryData<string, string> Runs => [.. PythonOracle.Runs
        .Where(run => !run.Directory.StartsWith("edge/", StringComparison.Ordinal))
        .Select(run => (run.Directory, run.Run))];

    public static TheoryData<string, string> Graphs => [.. PythonOracle.Runs
        .Where(run => PythonOracle.Run(run.Directory, run.Run).Find("graph") is not null)
        .Select(run => (run.Directory, run.Run))];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_PluginContents_AreTheirs(string directory, string run)
    {
        foreach (var (name, theirs) in PythonOracle.Tags(directory, run))
        {
            var info = ReadRun.Under(directory)[run].Tags[name].Info;
            if (theirs.Recorded.Find("plugin_content") is { } content && Parse(info.Kind, info.PluginContent) is { } ours)
            {
                AssertSameJson(content, Json.Of(ours), name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Run_LayoutsAndProfiles_AreTheirs(string directory, string run)
    {
        var read = ReadRun.Under(directory)[run];
        foreach (var (name, theirs) in PythonOracle.Tags(directory, run))
        {
            var ours = read.Tags[name];
            if (theirs.Recorded.Find("layout") is { } layout)
            {
                AssertSameJson(layout, Json.Of(CustomScalarLayoutValue.Decode(read.BytesOf(ours.All[^1]))), name);
            }

            if (theirs.Recorded.Find("run_metadata") is { } metadata)
            {
                var devices = GraphValue.DecodeRunMetadata(read.BytesOf(ours.All[0])).StepStats?.DevStats ?? [];
                Assert.Equal(
                    metadata.GetProperty("devices").EnumerateArray().Select(device => (device.Text("device"), device.GetProperty("n_node_stats").GetInt32())),
                    devices.Select(device => (device.Device, device.NodeStats.Count)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Run_LastGraph_IsTheirs(string directory, string run)
    {
        var read = ReadRun.Under(directory)[run];
        var theirs = PythonOracle.Run(directory, run).GetProperty("graph");
        var ours = GraphValue.DecodeGraph(read.BytesOf(read.Tags[SummaryPlugin.RunGraphTag].All[^1]));

        AssertSameJson(theirs.GetProperty("versions"), Json.Of(ours.Versions), "versions");
        Assert.Equal(theirs.GetProperty("n_library_functions").GetInt32(), ours.Library?.Function.Count ?? 0);
        Assert.Equal(theirs.GetProperty("n_nodes").GetInt32(), ours.Node.Count);
        foreach (var (node, i) in theirs.GetProperty("nodes").EnumerateArray().Select((node, i) => (node, i)))
        {
            AssertSameNode(node, ours.Node[i]);
        }
    }

    [Fact]
    public void TwoGraphs_BothAreReachable()
    {
        var read = ReadRun.Under("edge/two_graphs")["run"];
        var graphs = read.Tags[SummaryPlugin.RunGraphTag].All.Select(point => GraphValue.DecodeGraph(read.BytesOf(point)));
        Assert.Equal([["a", "scope/b"], ["second"]], graphs.Select(graph => graph.Node.Select(node => node.Name).ToArray()));
    }

    private static IMessage? Parse(SummaryKind kind, ReadOnlyMemory<byte> content) => kind switch
    {
        SummaryKind.HParams => HParamsValue.Decode(content),
        SummaryKind.Mesh => MeshPluginData.Parser.ParseFrom(content.Span),
        SummaryKind.PrCurve => PrCurvePluginData.Parser.ParseFrom(content.Span),
        SummaryKind.Image => ImagePluginData.Parser.ParseFrom(content.Span),
        SummaryKind.Audio => AudioPluginData.Parser.ParseFrom(content.Span),
        _ => null,
    };

    private static void AssertSameNode(JsonElement theirs, NodeDef ours)
    {
        Assert.Equal((theirs.Text("name"), theirs.Text("op"), theirs.Text("device")), (ours.Name, ours.Op, ours.Device));
        Assert.Equal(theirs.GetProperty("input").EnumerateArray().Select(input => input.GetString()), ours.Input);
        Assert.Equal(
            theirs.GetProperty("attr").EnumerateObject().Select(attribute => (attribute.Name, attribute.Value.GetString())).Order(),
            ours.Attr.Select(attribute => (attribute.Key, (string?)Tell(attribute.Value))).Order());
        if (theirs.Find("output_shapes") is { } shapes)
        {
            Assert.Equal(
                shapes.EnumerateArray().Select(shape => shape.EnumerateArray().Select(size => size.GetInt64()).ToArray()),
                ours.Attr["_output_shapes"].List.Shape.Select(shape => shape.Dim.Select(dim => dim.Size).ToArray()));
        }
    }

    // The recorder kept strings whole, of other attributes which kind they are.
    private static string Tell(AttrValue value) => value.ValueCase == AttrValue.ValueOneofCase.S
        ? value.S.ToBase64()
        : value.ValueCase.ToString().ToLowerInvariant();

    private static void AssertSameJson(JsonElement theirs, JsonElement ours, string what) =>
        Assert.True(JsonElement.DeepEquals(theirs, ours), $"{what}: {ours} is not {theirs}.");
}
