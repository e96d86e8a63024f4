using System.CommandLine;
using Dashboard.Web.Configuration;

namespace Dashboard.Web.Cli;

/// <summary>The options of <c>serve</c> that TensorBoard has, too, under its spelling and ours, and the one that serves it.</summary>
internal sealed class TensorBoardOptions
{
    private readonly Option<bool> _bindAll = new("--bind-all", "--bind_all") { Description = "Listens on all addresses; requires the token printed at start." };

    private readonly Option<string?> _logDirSpec = new("--logdir-spec", "--logdir_spec")
    {
        Description = "Several directories at once, named or not.",
        HelpName = "[NAME:]DIR,…",
    };

    private readonly Option<string?> _pathPrefix = new("--path-prefix", "--path_prefix")
    {
        Description = "Path below which the server is found, such as that of a reverse proxy.",
        HelpName = "/PATH",
    };

    private readonly Option<string?> _samplesPerPlugin = new("--samples-per-plugin", "--samples_per_plugin")
    {
        Description = "How many values of a tag TensorBoard's routes answer with; nothing else is ever sampled.",
        HelpName = "all|PLUGIN=N,…",
    };

    private readonly Option<double?> _reloadInterval = new("--reload-interval", "--reload_interval")
    {
        Description = "Longest time between two looks at a run that does not grow (default: 5).",
        HelpName = "SECONDS",
    };

    private readonly Option<string?> _windowTitle = new("--window-title", "--window_title")
    {
        Description = "Title of TensorBoard's page when Monitor answers it.",
        HelpName = "TEXT",
    };

    private readonly Option<int?> _grpcPort = new("--grpc-port")
    {
        Description = "Second port, for tensorboard --grpc_data_provider=HOST:PORT; 0 for any free one (default: none).",
        HelpName = "PORT",
        CustomParser = ServeOptions.ParsePort,
    };

    public void AddTo(Command command, Option<string?> host)
    {
        command.Options.Add(_bindAll);
        command.Options.Add(_logDirSpec);
        command.Options.Add(_pathPrefix);
        command.Options.Add(_samplesPerPlugin);
        command.Options.Add(_reloadInterval);
        command.Options.Add(_windowTitle);
        command.Options.Add(_grpcPort);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_bindAll) && result.GetValue(host) is not null)
            {
                result.AddError("--bind-all and --host: only one of them can be given.");
            }
        });
    }

    public void Read(ParseResult parsed, DashboardOptions options)
    {
        options.Host = parsed.GetValue(_bindAll) ? "*" : options.Host;
        options.LogDirs = parsed.GetValue(_logDirSpec) is { } spec ? Directories(spec) : options.LogDirs;
        options.PathPrefix = parsed.GetValue(_pathPrefix)?.TrimEnd('/') ?? options.PathPrefix;
        options.SamplesPerPlugin = parsed.GetValue(_samplesPerPlugin) ?? options.SamplesPerPlugin;
        options.ReloadInterval = parsed.GetValue(_reloadInterval) ?? options.ReloadInterval;
        options.GrpcPort = parsed.GetValue(_grpcPort) ?? options.GrpcPort;
        options.WindowTitle = parsed.GetValue(_windowTitle) ?? options.WindowTitle;
    }

    /// <summary>As TensorBoard splits them: at every comma, and at the first colon that is no drive's.</summary>
    internal static string[] Directories(string spec) =>
    [
        .. spec.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part =>
            part.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !(colon == 1 && OperatingSystem.IsWindows()) && !part.AsSpan(0, colon).Contains('/')
                ? $"{part[..colon]}={part[(colon + 1)..]}"
                : part),
    ];
}
