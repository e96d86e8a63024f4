namespace EventFormat.Tests.Oracle;

/// <summary>How an answer of TensorBoard's differs from ours where we deliberately do better.</summary>
internal enum Difference
{
    /// <summary>None: the answers are equal.</summary>
    None,

    /// <summary>TensorBoard lacks points: its points are some of ours, in the same order.</summary>
    TheyLackPoints,

    /// <summary>TensorBoard holds points that are none: our points are some of its.</summary>
    TheyHoldMore,

    /// <summary>TensorBoard holds the value but cannot decode it.</summary>
    TheyCannotDecode,

    /// <summary>TensorBoard lacks the tag.</summary>
    TheyLackTheTag,

    /// <summary>TensorBoard reads a file that is none.</summary>
    WeLackTheTag,
}
