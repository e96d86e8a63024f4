using System.CommandLine;
using System.Text.Json;
using EventFormat.Tools;

namespace Dashboard.Web.Cli;

/// <summary><c>verify</c>: every record's checksums; exit code 1 when one fails.</summary>
internal static class VerifyCommand
{
    private const int FaultsFound = 1;

    public static Command Define() => new LogArguments().Define(
        "verify",
        "Checks every record's checksums, and prints file, offset and cause of each fault. Exits with 1 when there is any.",
        static (path, asJson, console, cancel) =>
        {
            List<VerifyFault> faults = [];
            var report = new LogVerifier(asJson ? faults.Add : fault => Print(fault, console.Output), cancel).Verify(path);
            if (asJson)
            {
                console.Output.WriteLine(JsonSerializer.Serialize(new VerifyOutput(report, faults), ReportJson.Default.VerifyOutput));
            }
            else
            {
                console.Output.WriteLine($"{report.Files} files, {report.Records} records, {report.Bytes} bytes, {report.Faults} faults.");
            }

            return report.Faults > 0 ? FaultsFound : 0;
        });

    private static void Print(VerifyFault fault, TextWriter output) =>
        output.WriteLine(PlainText.Of($"{fault.File}: byte {fault.Offset}: {fault.Cause}"));
}
