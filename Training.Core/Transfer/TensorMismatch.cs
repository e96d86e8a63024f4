namespace Training.Core.Transfer;

/// <summary>A tensor that a model and a file both have, but not alike.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Expected">Shape and type in the model.</param>
/// <param name="Found">Shape and type in the file.</param>
public sealed record TensorMismatch(string Name, string Expected, string Found);
