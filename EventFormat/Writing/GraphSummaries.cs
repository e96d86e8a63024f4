using EventFormat.Protos;
using Google.Protobuf;

namespace EventFormat.Writing;

/// <summary>Logs graphs, Keras models and profiles of steps.</summary>
public static class GraphSummaries
{
    /// <summary>Logs the graph of the run; <see cref="GraphBuilder"/> makes one.</summary>
    public static void AddGraph(this SummaryWriter writer, GraphDef graph, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(graph);
        writer.AddEvent(new Event { GraphDef = graph.ToByteString() }, wallTime);
    }

    /// <summary>Logs a Keras model, as the JSON that Keras makes of it.</summary>
    public static void AddKerasGraph(this SummaryWriter writer, string json, string tag = "keras", long step = 0, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var tensor = new TensorProto { Dtype = DataType.DtString, TensorShape = new TensorShapeProto(), StringVal = { ByteString.CopyFromUtf8(json) } };
        var metadata = PluginMetadata.Create("graph_keras_model", DataClass.BlobSequence);
        metadata.PluginData.Content = ByteString.CopyFromUtf8("1"); // the version of the plugin's data, as a digit
        writer.AddValue(new Summary.Types.Value { Tag = tag, Tensor = tensor, Metadata = metadata }, step, wallTime);
    }

    /// <summary>Logs what a profiled step took: times, memory, devices.</summary>
    public static void AddRunMetadata(this SummaryWriter writer, string tag, RunMetadata metadata, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(metadata);
        var tagged = new TaggedRunMetadata { Tag = tag, RunMetadata = metadata.ToByteString() };
        writer.AddEvent(new Event { Step = step, TaggedRunMetadata = tagged }, wallTime);
    }
}
