using System.Net;
using Dashboard.Web.Api.TensorBoard;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Configuration;

/// <summary>Checks the options once, at start, and names everything that is wrong with them.</summary>
internal sealed class DashboardOptionsValidator : IValidateOptions<DashboardOptions>
{
    public ValidateOptionsResult Validate(string? name, DashboardOptions options)
    {
        List<string> faults = [];
        if (options.Port is < 0 or > IPEndPoint.MaxPort)
        {
            faults.Add($"--port {options.Port}: a port is a number from 0 to {IPEndPoint.MaxPort}.");
        }

        if (options.GrpcPort is < 0 or > IPEndPoint.MaxPort || (options.GrpcPort > 0 && options.GrpcPort == (options.Port ?? DashboardOptions.DefaultPort)))
        {
            faults.Add($"--grpc-port {options.GrpcPort}: a port from 0 to {IPEndPoint.MaxPort} that is not the other one's.");
        }

        if (ListenAddress.Parse(options.Host) is null)
        {
            faults.Add($"--host {options.Host}: neither localhost nor an IP address of this machine.");
        }

        if (options.Token is { Length: < 16 })
        {
            faults.Add("Token: shorter than 16 characters, too easy to guess.");
        }

        if (options.Readers is < 0 or > 256)
        {
            faults.Add($"Readers {options.Readers}: a number from 0 (one per core) to 256.");
        }

        if (!PathPrefix.IsValid(options.PathPrefix))
        {
            faults.Add($"--path-prefix {options.PathPrefix}: begins with one slash and ends with none, as /monitor does.");
        }

        if (options.ReloadInterval is not (>= 0.1 and <= 3600))
        {
            faults.Add($"--reload-interval {options.ReloadInterval}: seconds from 0.1 to 3600; Monitor never stops following its runs.");
        }

        if (!SampleLimits.TryRead(options.SamplesPerPlugin, out _, out var fault))
        {
            faults.Add($"--samples-per-plugin {fault}");
        }

        CheckDirectories(options, faults);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckDirectories(DashboardOptions options, List<string> faults)
    {
        if (options.Data is { } data && File.Exists(data))
        {
            faults.Add($"--data {data}: is a file, not a directory.");
        }

        if (options.Demo)
        {
            return;
        }

        if (options.LogDirs.Length == 0)
        {
            faults.Add("--logdir: no log directory given.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directory in WatchedDirectory.ParseAll(options.LogDirs))
        {
            if (directory.Path.Length == 0)
            {
                faults.Add("--logdir: the name of the directory is empty; '.' is the working directory.");
                continue;
            }

            if (File.Exists(directory.Path))
            {
                faults.Add($"--logdir {directory.Path}: is a file, not a directory; give the directory that holds it.");
            }

            if (!names.Add(directory.Name))
            {
                faults.Add($"--logdir {directory.Path}: another log directory is already named '{directory.Name}'; give NAME=DIR.");
            }
        }
    }
}
