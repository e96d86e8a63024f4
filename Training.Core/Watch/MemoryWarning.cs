namespace Training.Core.Watch;

/// <summary>Memory that grows with every step.</summary>
/// <param name="Step">The optimizer step at which it was noticed.</param>
/// <param name="TensorsPerStep">Tensors that every step leaves behind.</param>
/// <param name="BytesPerStep">Bytes by which the process grows per step.</param>
/// <param name="Cause">The likely cause, and what helps.</param>
public sealed record MemoryWarning(long Step, double TensorsPerStep, double BytesPerStep, string Cause);
