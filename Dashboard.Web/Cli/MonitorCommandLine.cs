using System.CommandLine;
using Dashboard.Web.Cli.Export;

namespace Dashboard.Web.Cli;

/// <summary>The command line: <c>serve</c> (the default), <c>inspect</c>, <c>verify</c> and <c>export</c>.</summary>
internal static class MonitorCommandLine
{
    /// <summary>Exit code of a fault of the caller: a bad option, a path that is not there, a busy port that was asked for.</summary>
    public const int UsageError = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Define().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync(string.Join(' ', parsed.Errors.Select(e => e.Message.ReplaceLineEndings(" "))));
            return UsageError;
        }

        // The web host handles the termination signals itself.
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static RootCommand Define()
    {
        var serve = new ServeOptions();
        var root = new RootCommand("Monitor: watches directories of event files and draws what they hold, live.");
        serve.AddTo(root);
        root.SetAction(ServeCommand.RunAsync(serve));

        var explicitServe = new Command("serve", "Serves the dashboard (the default).");
        serve.AddTo(explicitServe);
        explicitServe.SetAction(ServeCommand.RunAsync(serve));
        root.Add(explicitServe);
        root.Add(InspectCommand.Define());
        root.Add(VerifyCommand.Define());
        root.Add(ExportCommand.Define());
        return root;
    }
}
