using System.Diagnostics;

namespace Monitor.Tests.Support;

/// <summary>A built sample, run as a user does.</summary>
public static class SampleProgram
{
    /// <summary>Runs a sample to its end; what it printed. Throws, with what it said, when it fails.</summary>
    public static async Task<string> RunAsync(string name, IEnumerable<string> arguments, CancellationToken cancellation = default)
    {
        using var process = Process.Start(new ProcessStartInfo(Find(name), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["OMP_NUM_THREADS"] = "1" },
        })!;
        var error = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{name} ended with {process.ExitCode}: {output}{await error.ConfigureAwait(false)}");
    }

    private static string Find(string name)
    {
        // artifacts/bin/<test project>/<configuration>/ → artifacts/bin/<sample>/<configuration>_<platform>/
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var configuration = here.Name.Split('_')[0];
        var file = OperatingSystem.IsWindows() ? $"{name}.exe" : name;
        return Directory.EnumerateDirectories(Path.Combine(here.Parent!.Parent!.FullName, name), $"{configuration}*")
            .Select(directory => Path.Combine(directory, file))
            .First(File.Exists);
    }
}
