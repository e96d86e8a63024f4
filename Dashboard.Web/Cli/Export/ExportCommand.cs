using System.CommandLine;
using EventFormat.Tools;

namespace Dashboard.Web.Cli.Export;

/// <summary><c>export</c>: every point of a log directory, at full resolution, as CSV, JSON Lines or Parquet.</summary>
internal static class ExportCommand
{
    private const int Failed = 1;

    public static Command Define()
    {
        var arguments = new ExportArguments();
        var command = new Command("export", "Writes every point: run, tag, step, wall time and value. Superseded points are left out unless asked for.");
        arguments.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(arguments, parsed, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ExportArguments arguments, ParseResult parsed, CancellationToken cancel)
    {
        var error = parsed.InvocationConfiguration.Error;
        ExportRequest request;
        ExportTarget target;
        try
        {
            request = arguments.Read(parsed);
            target = ExportTarget.Open(request.Output);
        }
        catch (Exception refusal) when (refusal is ArgumentException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(refusal.Message.ReplaceLineEndings(" "));
            return MonitorCommandLine.UsageError;
        }

        await using (target)
        {
            try
            {
                var report = await ExportAsync(request, target.Stream, cancel);
                await target.CompleteAsync();
                await PrintAsync(report, error);
                return 0;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync(failure.Message);
                return Failed;
            }
        }
    }

    private static async Task<ExportReport> ExportAsync(ExportRequest request, Stream target, CancellationToken cancel)
    {
        var exporter = new LogExporter(request.Options, TimeProvider.System, cancel);
        switch (request.Format)
        {
            case ExportFormat.Csv:
                using (var csv = new CsvWriter(target))
                {
                    return exporter.ExportScalars(request.Path, csv.Write);
                }

            case ExportFormat.Parquet:
                await using (var parquet = await ParquetScalarWriter.CreateAsync(target, cancel))
                {
                    return exporter.ExportScalars(request.Path, parquet.Write);
                }

            default:
                using (var lines = new JsonLinesWriter(target))
                {
                    return request.Kind switch
                    {
                        ExportKind.Histogram => exporter.ExportHistograms(request.Path, lines.Write),
                        ExportKind.HParams => exporter.ExportHParams(request.Path, lines.Write),
                        _ => exporter.ExportScalars(request.Path, lines.Write),
                    };
                }
        }
    }

    // To the error stream: standard output may be the export itself.
    private static async Task PrintAsync(ExportReport report, TextWriter output)
    {
        foreach (var problem in report.Problems)
        {
            await output.WriteLineAsync(problem);
        }

        await output.WriteLineAsync($"{report.Runs} runs, {report.Points} values, {report.Superseded} superseded, {report.Undecodable} undecodable.");
    }
}
