namespace Training.Core.Weights;

/// <summary>One tensor of a safetensors file, as its header describes it.</summary>
/// <param name="Name">Its name, such as <c>fc.weight</c>.</param>
/// <param name="Type">Its element type in the format's words: <c>F32</c>, <c>BF16</c>, <c>I64</c>, <c>BOOL</c> …</param>
/// <param name="Shape">Its sizes; empty for a single number.</param>
/// <param name="Offset">Where its bytes begin, from the end of the header.</param>
/// <param name="Length">How many bytes it takes.</param>
public sealed record SafeTensorEntry(string Name, string Type, IReadOnlyList<long> Shape, long Offset, long Length);
