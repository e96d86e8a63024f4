using System.Diagnostics;

namespace Monitor.Tests.Support;

/// <summary>The dashboard as users run it: a process of its own, on a free port, with its state in a directory of the test.</summary>
public sealed class MonitorServer : IDisposable
{
    private const string Ready = "Listening on ";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5); // `dotnet run` may build first

    private readonly Process _process;
    private readonly TaskCompletionSource<string> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];

    private MonitorServer(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Received(line.Data);
        _process.ErrorDataReceived += (_, line) => Received(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The server ended: " + Output));
    }

    /// <summary>Address of the page, the token included when there is one.</summary>
    public string Url { get; private set; } = "";

    public Process Process => _process;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    /// <summary>The built dashboard, in the configuration the tests were built in.</summary>
    public static string Executable { get; } = FindExecutable();

    /// <summary>Starts the built dashboard and waits until it listens.</summary>
    public static Task<MonitorServer> StartAsync(params string[] arguments) => StartAsync(Executable, arguments);

    public static async Task<MonitorServer> StartAsync(string fileName, IEnumerable<string> arguments, string? workingDirectory = null)
    {
        var server = new MonitorServer(new ProcessStartInfo(fileName, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? AppContext.BaseDirectory,
        });
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            server.Url = await server._listening.Task.WaitAsync(StartTimeout).ConfigureAwait(false);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Ends the process as kill -9 does.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Received(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line);
        }

        var at = line.IndexOf(Ready, StringComparison.Ordinal);
        if (at >= 0)
        {
            _listening.TrySetResult(line[(at + Ready.Length)..].Trim());
        }
    }

    private static string FindExecutable()
    {
        // artifacts/bin/<test project>/<configuration>/ → artifacts/bin/Dashboard.Web/<configuration>/
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var name = OperatingSystem.IsWindows() ? "Dashboard.Web.exe" : "Dashboard.Web";
        return Path.Combine(here.Parent!.Parent!.FullName, "Dashboard.Web", here.Name, name);
    }
}
