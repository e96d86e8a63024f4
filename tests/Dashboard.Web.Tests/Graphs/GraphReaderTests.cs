using Dashboard.Web.Graphs.Reading;
using EventFormat.Protos;
using EventFormat.Writing;
using Google.Protobuf;

namespace Dashboard.Web.Tests.Graphs;

public sealed class GraphReaderTests
{
    [Fact]
    public void Read_InputsOfEveryForm_AreTakenApart()
    {
        var graph = GraphReader.Read(Some.Graph(("a", []), ("b", ["a", "a:2", "^a", "odd:name", "gone:1"])));

        Assert.Equal(
            [new OperationInput("a", 0, false), new OperationInput("a", 2, false), new OperationInput("a", 0, true), new OperationInput("odd:name", 0, false), new OperationInput("gone", 1, false)],
            graph.Operations[1].Inputs);
    }

    [Fact]
    public void Read_ShapesDeviceAndCluster_AreKnown()
    {
        var node = new NodeDef { Name = "n", Op = "Conv2D", Device = "/device:GPU:0" };
        node.Attr["_XlaCluster"] = new AttrValue { S = ByteString.CopyFromUtf8("cluster_7") };
        node.Attr["_output_shapes"] = new AttrValue
        {
            List = new AttrValue.Types.ListValue
            {
                Shape =
                {
                    new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dim { Size = -1 }, new TensorShapeProto.Types.Dim { Size = 10 } } },
                    new TensorShapeProto(),
                    new TensorShapeProto { UnknownRank = true },
                },
            },
        };

        var graph = GraphReader.Read(new GraphDef { Node = { node } }.ToByteArray());

        var operation = Assert.Single(graph.Operations);
        Assert.Equal(["?×10", "scalar", "?"], operation.Shapes.Select(shape => graph.Shapes[shape]));
        Assert.Equal(("Conv2D", "/device:GPU:0", "cluster_7"), (graph.Types[operation.Type], graph.Devices[operation.Device], graph.Clusters[operation.Cluster]));
    }

    [Fact]
    public void Read_FunctionOfTheLibrary_IsAScopeWithArgumentsBodyAndResults()
    {
        var function = new FunctionDef
        {
            Signature = new OpDef { Name = "square", InputArg = { new OpDef.Types.ArgDef { Name = "x" } } },
            NodeDef = { new NodeDef { Name = "mul", Op = "Mul", Input = { "x", "x" } } },
            Ret = { ["y"] = "mul:z:0" },
        };
        var graph = GraphReader.Read(new GraphDef { Node = { new NodeDef { Name = "call", Op = "square" } }, Library = new FunctionDefLibrary { Function = { function } } }.ToByteArray());

        const string Scope = GraphReader.FunctionScope + "/square/";
        Assert.Equal(["call", Scope + "x", Scope + "mul", Scope + "y"], graph.Operations.Select(operation => operation.Name));
        Assert.Equal([Scope + "x", Scope + "x"], graph.Operations[2].Inputs.Select(input => input.Source));
        Assert.Equal(Scope + "mul", Assert.Single(graph.Operations[3].Inputs).Source);
        Assert.Contains("square", graph.Functions);
    }

    [Fact]
    public void Read_NamesThatRepeat_AllStay()
    {
        var graph = GraphReader.Read(new GraphDef { Node = { new NodeDef { Name = "a" }, new NodeDef { Name = "a" }, new NodeDef { Name = "a (2)" } } }.ToByteArray());

        Assert.Equal(3, graph.Operations.Select(operation => operation.Name).Distinct().Count());
        Assert.True(graph.Renamed > 0);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0x0A, 0x7F, 0x0A })]
    [InlineData(new byte[] { 0x0A, 0x02, 0x0A, 0x7F })]
    public void Read_BytesThatAreNoGraph_AreRefused(byte[] bytes) => Assert.Throws<GraphFormatException>(() => GraphReader.Read(bytes));

    [Fact]
    public void Read_EveryPrefixOfAGraph_IsReadOrRefused()
    {
        var bytes = Some.Layers(3).ToByteArray();
        for (var length = 0; length < bytes.Length; length++)
        {
            try
            {
                _ = GraphReader.Read(bytes.AsMemory(0, length));
            }
            catch (GraphFormatException)
            {
                // What cut bytes are for.
            }
        }

        Assert.Equal(10, GraphReader.Read(bytes).Operations.Count);
    }

    [Fact]
    public void ProfileGraphs_SeveralTraced_HaveAScopeEach()
    {
        var metadata = new RunMetadata();
        foreach (var name in (string[])["a", "b"])
        {
            metadata.FunctionGraphs.Add(new RunMetadata.Types.FunctionGraphs { PreOptimizationGraph = new GraphBuilder().AddNode(name, "Op").Build() });
        }

        Assert.Equal(["graph_1/a", "graph_2/b"], ProfileGraphs.Read(metadata.ToByteArray()).Operations.Select(operation => operation.Name));
        Assert.Throws<GraphFormatException>(() => ProfileGraphs.Read(new RunMetadata().ToByteArray()));
    }
}
