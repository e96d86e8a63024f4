using EventFormat.Protos;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class MeshSummariesTests
{
    [Fact]
    public void AddMesh_WhatPyTorchWrote_GivesTheSameParts()
    {
        var recorded = WrittenValues.Recorded("pytorch_all/mesh").Where(one => one.Event.Step == 0 && one.Value.Tag.StartsWith("tetrahedron", StringComparison.Ordinal)).Select(one => one.Value).ToList();
        var config = MeshPluginData.Parser.ParseFrom(recorded[0].Metadata.PluginData.Content).JsonConfig;
        var logged = Assert.Single(WrittenValues.Events(writer => writer.AddMesh(
            "tetrahedron",
            new Mesh
            {
                Vertices = recorded[0].Tensor.FloatVal.ToArray(),
                Faces = recorded[1].Tensor.FloatVal.Select(index => (int)index).ToArray(),
                Colors = recorded[2].Tensor.FloatVal.Select(channel => (byte)channel).ToArray(),
                Config = config,
            },
            0)));
        Assert.Equal(recorded.Select(part => (part.Tag, part.Tensor)), logged.Summary.Value.Select(part => (part.Tag, part.Tensor)));
        Assert.Equal(recorded.Select(part => part.Metadata.PluginData), logged.Summary.Value.Select(part => part.Metadata.PluginData));
    }

    [Fact]
    public void AddMesh_PointCloud_HasVerticesOnly()
    {
        var part = WrittenValues.Value(writer => writer.AddMesh("cloud", new Mesh { Vertices = new float[] { 1, 2, 3 } }, 5));
        Assert.Equal("cloud_VERTEX", part.Tag);
        Assert.Equal(2u, MeshPluginData.Parser.ParseFrom(part.Metadata.PluginData.Content).Components);
    }

    [Fact]
    public void AddMesh_FaceWithoutItsVertex_IsTheCallersError() => WrittenValues.Events(writer =>
    {
        Assert.Throws<ArgumentException>(() => writer.AddMesh("m", new Mesh { Vertices = new float[9], Faces = new[] { 0, 1, 3 } }, 0));
        Assert.Throws<ArgumentException>(() => writer.AddMesh("m", new Mesh { Vertices = new float[8] }, 0));
        Assert.Throws<ArgumentException>(() => writer.AddMesh("m", new Mesh { Vertices = new float[9], Colors = new byte[3] }, 0));
    });
}
