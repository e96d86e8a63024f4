using EventFormat.Summaries;

namespace EventFormat.Tools;

/// <summary>One histogram of a series.</summary>
/// <param name="Step">Its step.</param>
/// <param name="WallTime">Seconds since the Unix epoch; NaN when unknown.</param>
/// <param name="Buckets">Its buckets, as TensorBoard shows them.</param>
public readonly record struct HistogramPoint(long Step, double WallTime, HistogramValue Buckets);
