namespace EventFormat.Events;

/// <summary>Which field of <c>Summary.Value</c>'s oneof is set; the numbers are the protobuf field numbers.</summary>
public enum ValueField
{
    /// <summary>None: a value of metadata only.</summary>
    None = 0,

    /// <summary>A float in the value itself (TF1, PyTorch).</summary>
    SimpleValue = 2,

    /// <summary>Bytes of a histogram older than TensorFlow 1.0; nothing reads them.</summary>
    ObsoleteHistogram = 3,

    /// <summary>An image message (TF1, PyTorch).</summary>
    Image = 4,

    /// <summary>A HistogramProto message (TF1, PyTorch).</summary>
    Histogram = 5,

    /// <summary>An audio message (TF1, PyTorch).</summary>
    Audio = 6,

    /// <summary>A TensorProto message (TF2, and PyTorch's newer kinds).</summary>
    Tensor = 8,
}
