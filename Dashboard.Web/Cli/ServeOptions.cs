using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.Cli;

/// <summary>The options of <c>serve</c>, and what they change in <see cref="DashboardOptions"/>.</summary>
internal sealed class ServeOptions
{
    private readonly Option<string[]> _logDirs = new("--logdir")
    {
        Description = "Directory of event files to watch; may be given several times.",
        HelpName = "[NAME=]DIR",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<int?> _port = new("--port")
    {
        Description = $"Port to listen on, 0 for any free one (default: the first free one from {DashboardOptions.DefaultPort}).",
        HelpName = "PORT",
        CustomParser = ParsePort,
    };

    private readonly Option<string?> _host = new("--host")
    {
        Description = "Address to listen on (default: 127.0.0.1). Any other than loopback requires the token printed at start.",
        HelpName = "ADDRESS",
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Directory of Monitor's own state (default: the user's data folder).",
        HelpName = "DIR",
    };

    private readonly Option<bool> _demo = new("--demo") { Description = "Serves generated runs, one of them live; needs no data." };
    private readonly Option<bool> _readOnly = new("--read-only") { Description = "Allows no changes from the page." };

    private readonly TensorBoardOptions _tensorBoard = new();

    public void AddTo(Command command)
    {
        command.Options.Add(_logDirs);
        command.Options.Add(_port);
        command.Options.Add(_host);
        command.Options.Add(_data);
        command.Options.Add(_demo);
        command.Options.Add(_readOnly);
        _tensorBoard.AddTo(command, _host);
    }

    /// <summary>What was given on the command line, to be laid over what the files and the environment say.</summary>
    public Action<DashboardOptions> Read(ParseResult parsed) => options =>
    {
        options.LogDirs = parsed.GetValue(_logDirs) is { Length: > 0 } given ? given : options.LogDirs;
        options.Port = parsed.GetValue(_port) ?? options.Port;
        options.Host = parsed.GetValue(_host) ?? options.Host;
        options.Data = parsed.GetValue(_data) ?? options.Data;
        options.Demo |= parsed.GetValue(_demo);
        options.ReadOnly |= parsed.GetValue(_readOnly);
        _tensorBoard.Read(parsed, options);
    };

    internal static int? ParsePort(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return port;
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name} {text}: a port is a number from 0 to {IPEndPoint.MaxPort}.");
        return null;
    }
}
