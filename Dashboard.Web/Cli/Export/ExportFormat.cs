namespace Dashboard.Web.Cli.Export;

/// <summary>How <c>export</c> spells what it exports.</summary>
internal enum ExportFormat
{
    Csv,
    Jsonl,
    Parquet,
}
