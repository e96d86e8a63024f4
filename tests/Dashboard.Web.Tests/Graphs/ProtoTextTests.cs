using System.Text;
using Dashboard.Web.Graphs.Reading;
using Dashboard.Web.Graphs.Upload;
using EventFormat.Protos;
using Google.Protobuf;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Graphs;

public sealed class ProtoTextTests
{
    private const string Marks = "{}<>[]:'\"\\#,0/";

    [Theory]
    [InlineData("node { name: 'a' }")]
    [InlineData("node <name: \"a\">")]
    [InlineData("node: { name: \"\" 'a' };")]
    [InlineData("# a comment\nnode\n{\n  name : '\\x61', # another\n}")]
    [InlineData("node { name: '\\141' unknown { deeper: [1, 2] more: 'x' } other: -inf }")]
    [InlineData("node [{ name: 'a' }]")]
    public void ToWire_EverySpelling_IsOneNode(string text) => Assert.Equal("a", Assert.Single(Parse(text).Node).Name);

    [Fact]
    public void ToWire_AttributesOfEveryType_AreKept()
    {
        var graph = Parse("""
            node {
              name: "n" op: "Op" input: "a" input: "^b"
              attr { key: "s" value { s: "\303\244\n" } }
              attr { key: "i" value { i: -5 } }
              attr { key: "f" value { f: 1.5e3 } }
              attr { key: "nan" value { f: nan } }
              attr { key: "b" value { b: true } }
              attr { key: "t" value { type: DT_FLOAT_REF } }
              attr { key: "shape" value { shape { dim { size: -1 } dim { size: 0x10 } } } }
              attr { key: "list" value { list { i: [1, 2, 3] type: DT_INT64 } } }
              attr { key: "tensor" value { tensor { dtype: DT_INT32 tensor_shape { } int_val: 7 } } }
            }
            versions { producer: 22 }
            """);

        var attributes = Assert.Single(graph.Node).Attr;
        Assert.Equal("ä\n", attributes["s"].S.ToStringUtf8());
        Assert.Equal(-5, attributes["i"].I);
        Assert.Equal(1500, attributes["f"].F);
        Assert.True(float.IsNaN(attributes["nan"].F));
        Assert.True(attributes["b"].B);
        Assert.Equal(101, (int)attributes["t"].Type);
        Assert.Equal([-1, 16], attributes["shape"].Shape.Dim.Select(dim => dim.Size));
        Assert.Equal([1, 2, 3], attributes["list"].List.I);
        Assert.Equal(7, Assert.Single(attributes["tensor"].Tensor.IntVal));
        Assert.Equal(22, graph.Versions.Producer);
    }

    [Theory]
    [InlineData("node {", "Line 1")]
    [InlineData("node {\n name: 'a\n}", "Line 2")]
    [InlineData("node {\n\n name 5 }", "Line 3")]
    [InlineData("node { name: 5 }", "'5' is no value")]
    [InlineData("node { name: '\\q' }", "\\q means nothing")]
    [InlineData("node: 5", "'5' is no value")]
    [InlineData("}", "out of place")]
    public void ToWire_TextThatIsWrong_SaysWhereAndWhy(string text, string part) =>
        Assert.Contains(part, Assert.Throws<GraphFormatException>(() => Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void ToWire_MessagesWithinMessagesWithoutEnd_AreRefused() =>
        Assert.Throws<GraphFormatException>(() => Parse("node { x " + string.Concat(Enumerable.Repeat("{ x ", 100_000))));

    [Fact]
    public void ToWire_WhatTensorBoardServed_IsTheGraphOfTheLog()
    {
        var text = File.ReadAllBytes(SharedData.PathOf("http_api_all", "graphs_cnn.txt"));

        var graph = GraphDef.Parser.ParseFrom(ProtoText.ToWire(text, GraphDef.Descriptor).Span);

        Assert.Equal(79, graph.Node.Count);
        Assert.Contains(graph.Node, node => node.Name == "Net/input.3" && node.Op == "aten::relu" && node.Attr["_output_shapes"].List.Shape[0].Dim.Count == 4);
    }

    [Fact]
    public void Upload_MutatedTextAndBytes_AreReadOrRefused()
    {
        var text = File.ReadAllBytes(SharedData.PathOf("http_api_all", "graphs_cnn.txt"))[..6000];
        byte[][] seeds = [text, Some.Layers(4).ToByteArray(), Encoding.UTF8.GetBytes("{\"class_name\":\"Sequential\",\"config\":{\"layers\":[{\"class_name\":\"Dense\",\"config\":{\"name\":\"d\"}}]}}")];
        var random = new Random(7);
        var refused = 0;
        for (var turn = 0; turn < 6000; turn++)
        {
            var input = Mutate(seeds[turn % seeds.Length], random);
            try
            {
                _ = Dashboard.Web.Graphs.Hierarchy.GraphHierarchy.Build(UploadedGraph.Read(input));
            }
            catch (GraphFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 6000);
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var input = seed[..random.Next(1, seed.Length + 1)];
        for (var changes = random.Next(0, 6); changes > 0; changes--)
        {
            var at = random.Next(input.Length);
            input[at] = random.Next(3) switch
            {
                0 => (byte)random.Next(256),
                1 => (byte)Marks[random.Next(Marks.Length)],
                _ => input[random.Next(input.Length)],
            };
        }

        return input;
    }

    private static GraphDef Parse(string text) => GraphDef.Parser.ParseFrom(ProtoText.ToWire(Encoding.UTF8.GetBytes(text), GraphDef.Descriptor).Span);
}
