namespace EventFormat.Writing;

/// <summary>The order in which pixels lie in memory.</summary>
public enum PixelLayout
{
    /// <summary>Row by row, the channels of a pixel together.</summary>
    Hwc,

    /// <summary>Channel by channel, each row by row (PyTorch).</summary>
    Chw,
}
