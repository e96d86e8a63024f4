using System.Diagnostics;
using Training.Core.Tests.Checkpoints;
using Training.Core.Tests.Runs;

namespace Training.Core.Tests;

/// <summary>Programs that die, so that tests must start them as processes of their own: this one, with other arguments.</summary>
internal static class ChildProgram
{
    public const string Argument = "--child";

    private static readonly Dictionary<string, Action<string>> Programs = new()
    {
        ["train"] = KillTests.Train,
        ["finish"] = RunEndTests.Finish,
        ["throw"] = RunEndTests.Throw,
        ["exit"] = RunEndTests.Exit,
        ["wait"] = RunEndTests.WaitForTheEnd,
        ["interrupt"] = RunEndTests.TrainUntilInterrupted,
    };

    /// <summary>Runs a program, in a process that a test started.</summary>
    public static int Run(string name, string directory)
    {
        Programs[name](directory);
        return 0;
    }

    /// <summary>Starts a program; its output can be read.</summary>
    public static Process Start(string name, string directory) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Argument, name, directory]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    /// <summary>Waits for a line of a program's output.</summary>
    public static async Task WaitForLine(Process process, string expected)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is var line && line != expected)
        {
            Assert.True(line is not null, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
    }
}
