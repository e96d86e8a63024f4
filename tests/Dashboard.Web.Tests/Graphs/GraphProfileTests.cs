using Dashboard.Web.Graphs.Hierarchy;
using Dashboard.Web.Graphs.Profile;
using Dashboard.Web.Graphs.Reading;
using EventFormat.Protos;

namespace Dashboard.Web.Tests.Graphs;

public sealed class GraphProfileTests
{
    [Fact]
    public void Of_ExecutionsOnDevices_AreSummedByNode()
    {
        var profile = Of(Device("/gpu:0", Ran("a", 10, 100), Ran("a", 5, 50), Ran("b", 1, 1), Ran("gone", 1, 1)));

        Assert.Equal([15, 1], profile.Micros);
        Assert.Equal([150, 1], profile.Bytes);
        Assert.Equal(1, profile.Unknown);
    }

    [Fact]
    public void Of_WhatAStreamReportsAgain_DoesNotCountTwice()
    {
        var profile = Of(Device("/gpu:0/stream:all", Ran("a", 70, 0), Ran("b", 3, 0)), Device("/gpu:0", Ran("a", 10, 100)));

        Assert.Equal([10, 3], profile.Micros);
        Assert.Equal(["/gpu:0", "/gpu:0/stream:all"], profile.Devices.Select(device => profile.DeviceNames[device]));
    }

    private static GraphProfile Of(params DeviceStepStats[] devices) =>
        GraphProfile.Of(new RunMetadata { StepStats = new StepStats { DevStats = { devices } } }, GraphHierarchy.Build(GraphReader.Read(Some.Named("a", "b"))));

    private static DeviceStepStats Device(string name, params NodeExecStats[] executions) => new() { Device = name, NodeStats = { executions } };

    private static NodeExecStats Ran(string node, long micros, long bytes) => new()
    {
        NodeName = node,
        OpStartRelMicros = 2,
        OpEndRelMicros = 2 + micros,
        Memory = { new AllocatorMemoryUsed { TotalBytes = bytes } },
    };
}
