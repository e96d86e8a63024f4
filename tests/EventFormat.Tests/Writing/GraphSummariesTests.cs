using EventFormat.Protos;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class GraphSummariesTests
{
    [Theory]
    [InlineData("pytorch_all/graph/cnn")]
    [InlineData("pytorch_all/graph/two_inputs")]
    public void AddGraph_NodesOfPyTorchsGraph_GivesTheSameGraph(string run)
    {
        var events = WrittenFile.Read(Assert.Single(Directory.GetFiles(SharedData.PathOf(run)))).Events.Select(Event.Parser.ParseFrom).ToList();
        var recorded = GraphDef.Parser.ParseFrom(events.Single(logged => logged.WhatCase == Event.WhatOneofCase.GraphDef).GraphDef);
        var builder = new GraphBuilder();
        foreach (var node in recorded.Node)
        {
            builder.AddNode(
                node.Name,
                node.Op,
                node.Input,
                node.Attr.TryGetValue("_output_shapes", out var shapes)
                    ? shapes.List.Shape.Select(IReadOnlyList<long> (shape) => [.. shape.Dim.Select(dim => dim.Size)])
                    : null,
                node.Device,
                [new("attr", node.Attr["attr"].S.ToStringUtf8())]);
        }

        var written = Assert.Single(WrittenValues.Events(writer => writer.AddGraph(builder.Build())));
        Assert.Equal(recorded, GraphDef.Parser.ParseFrom(written.GraphDef));
    }

    [Fact]
    public void AddRunMetadata_Profile_IsTagged()
    {
        var metadata = new RunMetadata { StepStats = new StepStats { DevStats = { new DeviceStepStats { Device = "/device:CPU:0" } } } };
        var written = Assert.Single(WrittenValues.Events(writer => writer.AddRunMetadata("step1", metadata, 1)));
        Assert.Equal(("step1", 1), (written.TaggedRunMetadata.Tag, written.Step));
        Assert.Equal(metadata, RunMetadata.Parser.ParseFrom(written.TaggedRunMetadata.RunMetadata));
    }

    [Fact]
    public void AddKerasGraph_WhatKerasWrote_GivesTheSameTensor()
    {
        var recorded = WrittenValues.Recorded("tf_style/train", "keras")[0].Value;
        var value = WrittenValues.Value(writer => writer.AddKerasGraph(recorded.Tensor.StringVal[0].ToStringUtf8()));
        Assert.Equal(recorded.Tensor, value.Tensor);
        Assert.Equal(recorded.Metadata.PluginData, value.Metadata.PluginData);
    }

    [Fact]
    public void AddNode_SameNameTwice_IsTheCallersError() =>
        Assert.Throws<ArgumentException>(() => new GraphBuilder().AddNode("a", "op").AddNode("a", "op"));
}
