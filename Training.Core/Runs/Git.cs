using System.ComponentModel;
using System.Diagnostics;

namespace Training.Core.Runs;

/// <summary>Asks the user's own git.</summary>
internal static class Git
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What a command prints; null when there is no git, or it fails or hangs.</summary>
    public static string? TryRun(string directory, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", directory, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0"; // asking changes nothing
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!output.Wait(Patience) || !process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            return process.ExitCode == 0 ? output.Result : null;
        }
        catch (Exception cause) when (cause is Win32Exception or InvalidOperationException or AggregateException)
        {
            return null;
        }
    }
}
