using System.Collections.Immutable;

namespace Dashboard.Web.Ingest;

/// <summary>What was read of every watched event file, and what stood in the way.</summary>
internal interface IHealthReport
{
    /// <summary>One row per file, made when asked; faulty files first.</summary>
    ImmutableArray<FileHealthRow> Files { get; }
}
