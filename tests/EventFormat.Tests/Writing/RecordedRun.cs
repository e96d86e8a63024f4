using System.Runtime.InteropServices;
using EventFormat.Protos;
using EventFormat.Summaries;
using EventFormat.Tests.Oracle;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

/// <summary>Logs with our writer what a recorded run holds: the decoded inputs go in, never the recorded messages.</summary>
internal sealed class RecordedRun(ReadRun run)
{
    public void LogAgain(SummaryWriter writer)
    {
        foreach (var tag in run.Tags.Values.Where(tag => tag.Info.Kind != SummaryKind.Mesh))
        {
            foreach (var point in tag.All)
            {
                Log(writer, tag, point);
            }
        }

        foreach (var mesh in run.Tags.Values.Where(tag => tag.Info.Kind == SummaryKind.Mesh).GroupBy(tag => Plugin(tag).Name))
        {
            LogMeshes(writer, mesh.Key, mesh.ToDictionary(part => Plugin(part).ContentType));
        }
    }

    private void Log(SummaryWriter writer, ReadTag tag, ReadPoint point)
    {
        var (name, step, wallTime) = (tag.Info.Name, point.Step, point.WallTime);
        switch (tag.Info.Kind)
        {
            case SummaryKind.Scalar:
                writer.AddScalar(name, point.Value, step, wallTime);
                break;
            case SummaryKind.Text:
                LogText(writer, name, TextValue.Decode(run.BytesOf(point)), step, wallTime);
                break;
            case SummaryKind.Histogram:
                writer.AddHistogram(name, Histogram(HistogramValue.Decode(run.BytesOf(point), HistogramReading.Untrimmed)), step, wallTime);
                break;
            case SummaryKind.Image:
                LogImages(writer, name, ImageValue.Decode(run.BytesOf(point)), step, wallTime);
                break;
            case SummaryKind.Audio:
                LogSounds(writer, name, AudioValue.Decode(run.BytesOf(point)), step, wallTime);
                break;
            case SummaryKind.PrCurve:
                LogCurve(writer, name, PrCurveValue.Decode(run.BytesOf(point)), step, wallTime);
                break;
            case SummaryKind.Graph:
                writer.AddGraph(GraphValue.DecodeGraph(run.BytesOf(point)), wallTime);
                break;
            case SummaryKind.KerasGraph:
                writer.AddKerasGraph(GraphValue.DecodeKerasModel(run.BytesOf(point)), name, step, wallTime);
                break;
            case SummaryKind.RunMetadata:
                writer.AddRunMetadata(name, GraphValue.DecodeRunMetadata(run.BytesOf(point)), step, wallTime);
                break;
            case SummaryKind.CustomScalarLayout:
                writer.AddCustomScalarLayout(CustomScalarLayoutValue.Decode(run.BytesOf(point)), step, wallTime);
                break;
            case SummaryKind.HParams:
                LogHParams(writer, HParamsValue.Decode(tag.Info.PluginContent), wallTime);
                break;
            default:
                Assert.Fail($"{name} is of a kind that no method writes: {tag.Info.Kind}.");
                break;
        }
    }

    private static void LogText(SummaryWriter writer, string tag, TextValue text, long step, double wallTime)
    {
        if (text.Shape is not [var rows, var columns])
        {
            writer.AddText(tag, Assert.Single(text.Texts), step, wallTime);
            return;
        }

        var cells = new string[rows, columns];
        for (var cell = 0; cell < text.Texts.Count; cell++)
        {
            cells[cell / columns, cell % columns] = text.Texts[cell];
        }

        writer.AddText(tag, cells, step, wallTime);
    }

    private static HistogramProto Histogram(HistogramValue value) => new()
    {
        Min = value.Left[0],
        Max = value.Right[^1],
        Num = value.Count.Sum(),
        BucketLimit = { value.Right },
        Bucket = { value.Count },
    };

    private static void LogImages(SummaryWriter writer, string tag, ImageValue image, long step, double wallTime)
    {
        if (image.Images[0].Span.StartsWith("GIF8"u8))
        {
            writer.AddEncodedImage(tag, Assert.Single(image.Images).Span, step, wallTime);
            return;
        }

        var (width, height, channels) = (0, 0, 0);
        var pixels = image.Images.SelectMany(file => PngPixels.Decode(file.Span, out width, out height, out channels)).ToArray();
        var shape = new ImageShape(width, height, channels);
        if (image.Images.Count == 1)
        {
            writer.AddImage(tag, pixels, shape, step, wallTime);
        }
        else
        {
            writer.AddImages(tag, pixels, shape, image.Images.Count, step, wallTime);
        }
    }

    private static void LogSounds(SummaryWriter writer, string tag, AudioValue audio, long step, double wallTime)
    {
        var sounds = audio.Clips.Select(clip => (ReadOnlyMemory<short>)MemoryMarshal.Cast<byte, short>(clip.Sound.Span[44..]).ToArray()).ToList();
        var rate = BitConverter.ToInt32(audio.Clips[0].Sound.Span[24..]);
        var channels = BitConverter.ToInt16(audio.Clips[0].Sound.Span[22..]);
        if (sounds.Count == 1)
        {
            writer.AddAudio(tag, sounds[0].Span, rate, step, channels, wallTime);
        }
        else
        {
            writer.AddAudios(tag, sounds, rate, step, channels, wallTime);
        }
    }

    private static void LogCurve(SummaryWriter writer, string tag, PrCurveValue curve, long step, double wallTime)
    {
        writer.AddPrCurve(
            tag,
            Row(curve.TruePositives),
            Row(curve.FalsePositives),
            Row(curve.TrueNegatives),
            Row(curve.FalseNegatives),
            Row(curve.Precision),
            Row(curve.Recall),
            step,
            wallTime);

        static float[] Row(IReadOnlyList<double> row) => [.. row.Select(value => (float)value)];
    }

    private static void LogHParams(SummaryWriter writer, HParamsPluginData content, double wallTime)
    {
        switch (content.DataCase)
        {
            case HParamsPluginData.DataOneofCase.Experiment:
                writer.AddHParamsExperiment(content.Experiment, wallTime);
                break;
            case HParamsPluginData.DataOneofCase.SessionStartInfo:
                var session = content.SessionStartInfo;
                writer.AddHParams(session.Hparams.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Value))), group: session.GroupName, wallTime: session.StartTimeSecs);
                break;
            default:
                writer.EndHParams(content.SessionEndInfo.Status, content.SessionEndInfo.EndTimeSecs);
                break;
        }

        static HParamValue Value(Google.Protobuf.WellKnownTypes.Value value) =>
            value.HasBoolValue ? value.BoolValue : value.HasStringValue ? value.StringValue : value.NumberValue;
    }

    private void LogMeshes(SummaryWriter writer, string name, Dictionary<MeshPluginData.Types.ContentType, ReadTag> parts)
    {
        var vertices = parts[MeshPluginData.Types.ContentType.Vertex];
        for (var i = 0; i < vertices.All.Count; i++)
        {
            var mesh = new Mesh
            {
                Vertices = Part(MeshPluginData.Types.ContentType.Vertex, number => (float)number, i),
                Faces = Part(MeshPluginData.Types.ContentType.Face, number => (int)number, i),
                Colors = Part(MeshPluginData.Types.ContentType.Color, number => (byte)number, i),
                Batch = (int)Tensor(vertices, i).Shape[0],
                Config = Plugin(vertices).JsonConfig,
            };
            writer.AddMesh(name, mesh, vertices.All[i].Step, vertices.All[i].WallTime);
        }

        TensorValue Tensor(ReadTag part, int at) => MeshValue.Decode(run.BytesOf(part.All[at]), part.Info.PluginContent).Tensor;

        T[] Part<T>(MeshPluginData.Types.ContentType type, Func<double, T> convert, int at) =>
            parts.TryGetValue(type, out var part) ? [.. Tensor(part, at).Numbers.Select(convert)] : [];
    }

    private static MeshPluginData Plugin(ReadTag tag) => MeshPluginData.Parser.ParseFrom(tag.Info.PluginContent.Span);
}
