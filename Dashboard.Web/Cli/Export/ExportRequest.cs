using EventFormat.Tools;

namespace Dashboard.Web.Cli.Export;

/// <summary>One export.</summary>
/// <param name="Path">Log directory or event file.</param>
/// <param name="Format">How it is spelled.</param>
/// <param name="Kind">What is exported.</param>
/// <param name="Options">Of which runs and tags.</param>
/// <param name="Output">The new file; null for standard output.</param>
internal sealed record ExportRequest(string Path, ExportFormat Format, ExportKind Kind, ExportOptions Options, string? Output);
