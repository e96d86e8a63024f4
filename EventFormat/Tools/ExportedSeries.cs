namespace EventFormat.Tools;

/// <summary>Whose point is exported; one object per run and tag, so that writers can keep what they made of the names.</summary>
/// <param name="run">The run.</param>
/// <param name="tag">The tag.</param>
public sealed class ExportedSeries(string run, string tag)
{
    /// <summary>The run.</summary>
    public string Run { get; } = run;

    /// <summary>The tag.</summary>
    public string Tag { get; } = tag;
}
