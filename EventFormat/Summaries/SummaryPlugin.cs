namespace EventFormat.Summaries;

/// <summary>The plugin names TensorBoard's writers use, and the tags they fix.</summary>
public static class SummaryPlugin
{
    /// <summary>One number per step.</summary>
    public const string Scalars = "scalars";

    /// <summary>Buckets of (left, right, count).</summary>
    public const string Histograms = "histograms";

    /// <summary>Encoded images.</summary>
    public const string Images = "images";

    /// <summary>Encoded sounds.</summary>
    public const string Audio = "audio";

    /// <summary>String tensors.</summary>
    public const string Text = "text";

    /// <summary>Precision-recall curves.</summary>
    public const string PrCurves = "pr_curves";

    /// <summary>Parts of meshes.</summary>
    public const string Mesh = "mesh";

    /// <summary>Hyperparameters, in the metadata.</summary>
    public const string HParams = "hparams";

    /// <summary>Layouts of the custom-scalars dashboard.</summary>
    public const string CustomScalars = "custom_scalars";

    /// <summary>GraphDefs.</summary>
    public const string Graphs = "graphs";

    /// <summary>Keras models as JSON.</summary>
    public const string KerasModel = "graph_keras_model";

    /// <summary>RunMetadata of a profiled step.</summary>
    public const string RunMetadata = "graph_run_metadata";

    /// <summary>RunMetadata of a profiled function, whose graphs are the point.</summary>
    public const string RunMetadataGraph = "graph_run_metadata_graph";

    /// <summary>RunMetadata of the old TaggedRunMetadata event.</summary>
    public const string TaggedRunMetadata = "graph_tagged_run_metadata";

    /// <summary>The tag under which a run's <c>graph_def</c> events are kept.</summary>
    public const string RunGraphTag = "__run_graph__";

    /// <summary>The graphs of <c>meta_graph_def</c> events: TensorBoard lists none, so this plugin is Monitor's own.</summary>
    public const string MetaGraph = "meta_graph";

    /// <summary>The tag under which a run's <c>meta_graph_def</c> events are kept.</summary>
    public const string MetaGraphTag = "__meta_graph__";
}
