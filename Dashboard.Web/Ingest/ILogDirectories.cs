using System.Collections.Immutable;

namespace Dashboard.Web.Ingest;

/// <summary>The log directories this server was asked to watch, for pages to name.</summary>
internal interface ILogDirectories
{
    /// <summary>Paths as the user gave them, in that order; the same for the lifetime of the server.</summary>
    ImmutableArray<string> Paths { get; }
}
