namespace Training.Core.Weights.Pickle;

/// <summary>A Python global that a pickle names. Naming one does nothing: <see cref="PickleGlobals"/> says which mean something.</summary>
internal sealed record PickleGlobal(string Name);
