using System.CommandLine;

namespace Dashboard.Web.Cli;

/// <summary>What <c>inspect</c> and <c>verify</c> are given: a log directory or one event file, and how to print.</summary>
internal sealed class LogArguments
{
    private readonly Argument<string> _path = new("path") { HelpName = "DIR|FILE", Description = "Log directory, or one event file." };
    private readonly Option<bool> _json = new("--json") { Description = "Prints JSON." };

    public Command Define(string name, string description, Func<string, bool, ParseResult, CancellationToken, int> run)
    {
        var command = new Command(name, description) { _path, _json };
        command.SetAction((parsed, cancel) =>
        {
            var path = parsed.GetRequiredValue(_path);
            if (!Path.Exists(path))
            {
                parsed.InvocationConfiguration.Error.WriteLine($"{PlainText.Of(path)}: there is no such file or directory.");
                return Task.FromResult(MonitorCommandLine.UsageError);
            }

            return Task.FromResult(run(path, parsed.GetValue(_json), parsed, cancel));
        });
        return command;
    }
}
