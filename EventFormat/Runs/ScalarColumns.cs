namespace EventFormat.Runs;

/// <summary>The valid points of one series as columns, in ascending order of step.</summary>
/// <param name="run">The run.</param>
/// <param name="tag">The tag.</param>
/// <param name="steps">The steps, strictly increasing.</param>
/// <param name="wallTimes">Seconds since the Unix epoch; NaN when unknown.</param>
/// <param name="values">The numbers, single precision widened exactly.</param>
/// <param name="superseded">How many points a restart superseded, which are left out.</param>
public sealed class ScalarColumns(string run, string tag, ReadOnlyMemory<long> steps, ReadOnlyMemory<double> wallTimes, ReadOnlyMemory<double> values, long superseded)
{
    /// <summary>The run.</summary>
    public string Run { get; } = run;

    /// <summary>The tag.</summary>
    public string Tag { get; } = tag;

    /// <summary>Number of points.</summary>
    public int Count => steps.Length;

    /// <summary>The steps, strictly increasing.</summary>
    public ReadOnlySpan<long> Steps => steps.Span;

    /// <summary>Seconds since the Unix epoch; NaN when unknown.</summary>
    public ReadOnlySpan<double> WallTimes => wallTimes.Span;

    /// <summary>The numbers, single precision widened exactly.</summary>
    public ReadOnlySpan<double> Values => values.Span;

    /// <summary>How many points a restart superseded, which are left out.</summary>
    public long Superseded { get; } = superseded;
}
