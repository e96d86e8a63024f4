using System.Net;
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
