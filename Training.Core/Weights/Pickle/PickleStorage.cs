using TorchSharp;

namespace Training.Core.Weights.Pickle;

/// <summary>Memory that tensors of an archive are views of.</summary>
/// <param name="Type">Its element type.</param>
/// <param name="Key">The name of its file in the archive.</param>
/// <param name="Count">How many elements it has.</param>
internal sealed record PickleStorage(torch.ScalarType Type, string Key, long Count);
