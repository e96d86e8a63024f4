namespace EventFormat.Summaries;

/// <summary>What a tag holds. Old (TF1) and new (tensor) spellings of the same thing share one kind.</summary>
public enum SummaryKind
{
    /// <summary>Metadata only, or a tensor of a plugin Monitor does not know; kept as a tensor.</summary>
    Tensor,

    /// <summary>One number per step.</summary>
    Scalar,

    /// <summary>Buckets of (left, right, count) per step.</summary>
    Histogram,

    /// <summary>One or more encoded images per step.</summary>
    Image,

    /// <summary>One or more encoded audio clips per step.</summary>
    Audio,

    /// <summary>A string tensor per step.</summary>
    Text,

    /// <summary>A precision-recall curve per step.</summary>
    PrCurve,

    /// <summary>Vertices, faces or colours of a mesh per step.</summary>
    Mesh,

    /// <summary>Hyperparameters: experiment, session start or session end, in the metadata.</summary>
    HParams,

    /// <summary>A layout of the custom-scalars dashboard.</summary>
    CustomScalarLayout,

    /// <summary>A GraphDef of the run.</summary>
    Graph,

    /// <summary>A Keras model as JSON ("conceptual graph").</summary>
    KerasGraph,

    /// <summary>RunMetadata of a profiled step.</summary>
    RunMetadata,
}
