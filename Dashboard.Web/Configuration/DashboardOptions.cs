namespace Dashboard.Web.Configuration;

/// <summary>Everything that can be set, from appsettings.json, the environment and the command line, in that order.</summary>
internal sealed class DashboardOptions
{
    public const string Section = "Dashboard";

    /// <summary>Default of <see cref="Port"/>: TensorBoard's.</summary>
    public const int DefaultPort = 6006;

    /// <summary>Default of <see cref="ReloadInterval"/>: TensorBoard's.</summary>
    public const double DefaultReloadInterval = 5;

    /// <summary>Watched log directories, each <c>DIR</c> or <c>NAME=DIR</c>.</summary>
    public string[] LogDirs { get; set; } = [];

    /// <summary>Address to listen on; anything but loopback requires a token.</summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Port asked for, 0 for any free one; null starts at <see cref="DefaultPort"/> and takes the next free one.</summary>
    public int? Port { get; set; }

    /// <summary>Port for gRPC, that is plain HTTP/2, 0 for any free one; null for none.</summary>
    public int? GrpcPort { get; set; }

    /// <summary>Further names under which this server may be addressed, such as that of a reverse proxy.</summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>Access token; null generates one when <see cref="Host"/> is not loopback.</summary>
    public string? Token { get; set; }

    /// <summary>Directory of Monitor's own state; null is the user's data folder.</summary>
    public string? Data { get; set; }

    /// <summary>Serves generated runs instead of <see cref="LogDirs"/>.</summary>
    public bool Demo { get; set; }

    /// <summary>Refuses every change to what people say of runs.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>Title of TensorBoard's page when Monitor answers it; empty is the usual one.</summary>
    public string WindowTitle { get; set; } = "";

    /// <summary>Path below which the server is found, such as that of a reverse proxy: empty, or <c>/path</c> without a slash at its end.</summary>
    public string PathPrefix { get; set; } = "";

    /// <summary>How many values of a tag TensorBoard's routes answer with: <c>PLUGIN=N</c> separated by commas, or <c>all</c>; empty is TensorBoard's number.</summary>
    public string SamplesPerPlugin { get; set; } = "";

    /// <summary>Longest time, in seconds, between two looks at a run that does not grow.</summary>
    public double ReloadInterval { get; set; } = DefaultReloadInterval;

    /// <summary>Reader threads; 0 is one per core.</summary>
    public int Readers { get; set; }
}
