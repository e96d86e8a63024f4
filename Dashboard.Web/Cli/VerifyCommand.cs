using System.CommandLine;
using System.Text.Json;
using EventFormat.Tools;

namespace Dashboard.Web.Cli;

/// <summary><c>verify</c>: every record's checksums; exit code 1 when one fails. <c>--repair</c> saves what is intact.</summary>
internal static class VerifyCommand
{
    private const int FaultsFound = 1;

    private static readonly Option<string> RepairInto = new("--repair")
    {
        HelpName = "OUT",
        Description = "Writes the intact records of damaged files into this directory (or file, for one file). Never overwrites.",
    };

    public static Command Define()
    {
        var command = new LogArguments().Define(
            "verify",
            "Checks every record's checksums, and prints file, offset and cause of each fault. Exits with 1 when there is any.",
            static (path, asJson, parsed, cancel) => parsed.GetValue(RepairInto) is { Length: > 0 } output
                ? Repair(path, output, asJson, parsed.InvocationConfiguration, cancel)
                : Verify(path, asJson, parsed.InvocationConfiguration, cancel));
        command.Add(RepairInto);
        return command;
    }

    private static int Verify(string path, bool asJson, InvocationConfiguration console, CancellationToken cancel)
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
    }

    private static int Repair(string path, string output, bool asJson, InvocationConfiguration console, CancellationToken cancel)
    {
        List<VerifyFault> faults = [];
        RepairReport report;
        try
        {
            report = new LogRepairer(asJson ? faults.Add : fault => Print(fault, console.Output), cancel).Repair(path, output);
        }
        catch (ArgumentException refusal) when (refusal.ParamName == "output")
        {
            console.Error.WriteLine($"{output} lies inside {path}: repaired files would join the runs they repair.");
            return MonitorCommandLine.UsageError;
        }

        if (asJson)
        {
            console.Output.WriteLine(JsonSerializer.Serialize(new RepairOutput(report, faults), ReportJson.Default.RepairOutput));
        }
        else
        {
            Print(report, console.Output);
        }

        return report.Damaged.Count > 0 ? FaultsFound : 0;
    }

    private static void Print(RepairReport report, TextWriter output)
    {
        foreach (var file in report.Damaged)
        {
            output.WriteLine(file switch
            {
                { Problem: { } problem } => $"{file.Source}: not repaired: {problem}",
                { Target: null } => $"{file.Source}: not repaired: nothing of it is intact.",
                _ => $"{file.Source}: {file.Records} records written to {file.Target}, {file.BytesLeftOut} bytes left out.",
            });
        }

        output.WriteLine($"{report.Files} files, {report.Damaged.Count} damaged.");
    }

    private static void Print(VerifyFault fault, TextWriter output) =>
        output.WriteLine(PlainText.Of($"{fault.File}: byte {fault.Offset}: {fault.Cause}"));
}
