namespace EventFormat.Tools;

/// <summary>One number of a series.</summary>
/// <param name="Step">Its step.</param>
/// <param name="WallTime">Seconds since the Unix epoch; NaN when unknown.</param>
/// <param name="Value">The number, single precision widened exactly.</param>
public readonly record struct ScalarPoint(long Step, double WallTime, double Value);
