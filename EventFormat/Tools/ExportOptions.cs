using System.Text.RegularExpressions;

namespace EventFormat.Tools;

/// <summary>What of a log directory is exported.</summary>
public sealed class ExportOptions
{
    /// <summary>Runs whose name holds a match; all when null.</summary>
    public Regex? Runs { get; init; }

    /// <summary>Tags whose name holds a match; all when null.</summary>
    public Regex? Tags { get; init; }

    /// <summary>Whether points that a restart superseded are exported too.</summary>
    public bool IncludesSuperseded { get; init; }
}
