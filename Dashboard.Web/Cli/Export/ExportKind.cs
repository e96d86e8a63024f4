namespace Dashboard.Web.Cli.Export;

/// <summary>What <c>export</c> exports.</summary>
internal enum ExportKind
{
    Scalar,
    Histogram,
    HParams,
}
