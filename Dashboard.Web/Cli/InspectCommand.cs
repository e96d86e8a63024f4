using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EventFormat.Runs;
using EventFormat.Tools;

namespace Dashboard.Web.Cli;

/// <summary><c>inspect</c>: runs, tags, kinds, counts, step ranges and health.</summary>
internal static class InspectCommand
{
    public static Command Define() => new LogArguments().Define(
        "inspect",
        "Prints what a log directory or an event file holds: runs, tags, kinds, counts, step ranges and faults.",
        static (path, asJson, parsed, cancel) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var report = LogInspector.Inspect(path, TimeProvider.System, cancel);
            if (asJson)
            {
                output.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.LogReport));
            }
            else
            {
                Print(report, output);
            }

            return 0;
        });

    private static void Print(LogReport report, TextWriter output)
    {
        var table = new TextTable("RUN", "TAG", "KIND", "PLUGIN", "COUNT", "STEPS");
        foreach (var run in report.Runs)
        {
            foreach (var tag in run.Tags)
            {
                var steps = tag.MinStep is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{tag.MinStep}..{tag.MaxStep}");
                table.Add(run.Name, tag.Name, tag.Kind.ToString(), tag.PluginName, tag.Count.ToString(CultureInfo.InvariantCulture), steps);
            }

            if (run.Tags.Count == 0)
            {
                table.Add(run.Name, "-", "", "", "0", "");
            }
        }

        table.Print(output);
        output.WriteLine();
        output.WriteLine($"{report.Runs.Count} runs, {report.Runs.Sum(run => run.Files.Count)} files.");
        foreach (var run in report.Runs)
        {
            PrintFaults(run, output);
        }

        foreach (var problem in report.Problems)
        {
            output.WriteLine(PlainText.Of($"{problem.Directory}: {problem.Cause}"));
        }
    }

    private static void PrintFaults(RunReport run, TextWriter output)
    {
        if (run.Problem is { } problem)
        {
            output.WriteLine(PlainText.Of($"{run.Name}: {problem}"));
        }

        foreach (var file in run.Files.Where(file => file.HasFaults))
        {
            var name = PlainText.Of($"{run.Name}/{file.Name}");
            if (file.Skipped > 0)
            {
                output.WriteLine($"{name}: {file.Skipped} records skipped{Describe(file.LastSkip)}");
            }

            if (file.Conflicts > 0)
            {
                output.WriteLine($"{name}: {file.Conflicts} values of another kind than their tag");
            }

            if (file.Dead is { } dead)
            {
                output.WriteLine($"{name}: unreadable from byte {dead.Offset} on: {PlainText.Of(dead.Cause)}");
            }
        }
    }

    private static string Describe(FileFault? fault) => fault is null ? "" : $", the last at byte {fault.Offset}: {PlainText.Of(fault.Cause)}";
}
