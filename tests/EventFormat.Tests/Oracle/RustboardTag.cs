namespace EventFormat.Tests.Oracle;

/// <summary>What TensorBoard's fast loader holds of one tag.</summary>
/// <param name="Storage">"scalar", "tensor" or "blobs".</param>
/// <param name="Tag">The tag, or its first 40 letters.</param>
/// <param name="Count">How many points, after its sampling of tensors and blobs.</param>
/// <param name="Head">The first points of a scalar; all of them when there are no more.</param>
/// <param name="Tail">The last points of a scalar that has more.</param>
internal sealed record RustboardTag(
    string Storage, string Tag, int Count, IReadOnlyList<(long Step, float Value)> Head, IReadOnlyList<(long Step, float Value)> Tail);
