using System.Diagnostics;

namespace Monitor.Tests.Support;

/// <summary>A built sample, run as a user does.</summary>
public static class SampleProgram
{
    /// <summary>Runs a sample to its end; what it printed. Throws, with what it said, when it fails.</summary>
    public static Task<string> RunAsync(string name, IEnumerable<string> arguments, CancellationToken cancellation = default) =>
        RunProgramAsync(name, Find(name), arguments, cancellation);

    /// <summary>Whether there is a program here that gives another one a terminal.</summary>
    public static bool HasTerminal => OperatingSystem.IsLinux() && File.Exists("/usr/bin/script");

    /// <summary>Runs a sample as on a terminal; what it wrote there. Few variables go along: those of build servers would tell it that nobody watches.</summary>
    public static Task<string> RunInTerminalAsync(string name, string arguments, CancellationToken cancellation = default)
    {
        const string Variables = "HOME=\"$HOME\" PATH=\"$PATH\" DOTNET_ROOT=\"$DOTNET_ROOT\" TERM=\"$TERM\" OMP_NUM_THREADS=\"$OMP_NUM_THREADS\"";
        return RunProgramAsync(name, "/usr/bin/script", ["-qec", $"stty cols 110 rows 40; exec env -i {Variables} '{Find(name)}' {arguments}", "/dev/null"], cancellation);
    }

    private static async Task<string> RunProgramAsync(string name, string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["OMP_NUM_THREADS"] = "1", ["TERM"] = "xterm-256color" },
        })!;
        process.StandardInput.Close();
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
