using EventFormat.Protos;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing.Golden;

/// <summary>What is logged for each golden file; the file of the same name beside this one says which bytes that is, and why.</summary>
internal static class GoldenLogs
{
    public const double WallTime = 1767225601.5;

    public static IReadOnlyDictionary<string, Action<SummaryWriter>> All { get; } = new Dictionary<string, Action<SummaryWriter>>
    {
        ["scalar"] = writer => writer.AddScalar("loss", 0.5, 300),
        ["described-scalar"] = writer =>
        {
            writer.Describe("loss", "Loss", "*per batch*");
            writer.AddScalar("loss", double.NaN, -1);
        },
        ["text"] = writer => writer.AddText("note", "π", 1),
        ["image"] = writer => writer.AddImage("pixels", (byte[])[0, 255], new ImageShape(2, 1), 1),
        ["images"] = writer => writer.AddImages("pixels", (byte[])[0, 255], new ImageShape(1, 1), 2, 1),
        ["video"] = writer => writer.AddVideo("clip", (byte[])[0, 255], new ImageShape(1, 1), 2, 1),
        ["audio"] = writer => writer.AddAudio("sound", (short[])[0, 32767, -32768], 8000, 1),
        ["audios"] = writer => writer.AddAudios("sounds", [(short[])[1], (short[])[2]], 8000, 1),
        ["histogram"] = writer => writer.AddHistogram("weights", [-1f, 0, 0, 1], 1),
        ["pr-curve"] = writer => writer.AddPrCurve("curve", [0.9f, 0.1f], [true, false], 1, thresholds: 2),
        ["mesh"] = writer => writer.AddMesh(
            "mesh", new Mesh { Vertices = (float[])[0, 0, 0, 1, 0, 0, 0, 1, 0], Faces = (int[])[0, 1, 2], Colors = new byte[9], Config = "{}" }, 1),
        ["graph"] = writer => writer.AddGraph(new GraphBuilder().AddNode("a", "Input", outputShapes: [[-1, 3]]).AddNode("net/b", "Linear", ["a"], device: "/cpu").Build()),
        ["keras-graph"] = writer => writer.AddKerasGraph("{}"),
        ["run-metadata"] = writer => writer.AddRunMetadata("step1", new RunMetadata { StepStats = new StepStats { DevStats = { new DeviceStepStats { Device = "/cpu" } } } }, 1),
        ["hparams"] = writer =>
        {
            writer.AddHParams([new("lr", 0.5), new("deep", true), new("name", "x")], ["loss"], "g");
            writer.EndHParams();
        },
        ["custom-scalars"] = writer => writer.AddCustomScalarLayout("main", CustomScalarSummaries.Multiline("all", "loss.*"), CustomScalarSummaries.Margin("band", "v", "l", "u")),
        ["session-start"] = writer => writer.AddSessionStart(7),
    };
}
