using EventFormat.Writing;

namespace Training.Core.Runs;

/// <summary>A run: one directory with its event files, manifest, console output and artifacts.</summary>
/// <remarks>
/// The manifest (<c>run.json</c>) says how the run ended: finished when it is disposed or the program ends in order, failed with the
/// exception that <see cref="Fail"/> was told or that ended the program, stopped by <see cref="Stop"/>. A run that was killed can say nothing:
/// its heartbeat ceases. Safe for any number of threads; never throws for what the disk does, once it has started.
/// </remarks>
public sealed class Run : IDisposable
{
    private readonly RunManifestWriter _manifest;
    private readonly OutputCapture? _output;
    private readonly ArtifactStore _artifacts;
    private readonly ProgramEnd _programEnd;
    private string? _stopReason;
    private int _isDisposed;

    private Run(string directory, RunManifest manifest, RunOptions options)
    {
        Directory = directory;
        _manifest = new RunManifestWriter(directory, manifest, options.Heartbeat, options.TimeProvider);
        _artifacts = new ArtifactStore(directory);
        _output = options.CapturesOutput ? OutputCapture.Begin(Path.Combine(directory, OutputCapture.FileName)) : null;
        Writer = new SummaryWriter(directory, options.Writing);
        _programEnd = new ProgramEnd(FailAtEnd, ExitAtEnd);
    }

    /// <summary>The run's directory.</summary>
    public string Directory { get; }

    /// <summary>Logs what dashboards show.</summary>
    public SummaryWriter Writer { get; }

    /// <summary>What the manifest says so far.</summary>
    public RunManifest Manifest => _manifest.Manifest;

    /// <summary>Opens a run in a directory of its own and records what it is made of.</summary>
    /// <exception cref="IOException">The directory cannot be made.</exception>
    public static Run Start(RunOptions? options = null)
    {
        options ??= new RunOptions();
        var place = RunPlace.Claim(options);
        var described = new RunManifest
        {
            Name = place.Name,
            Group = options.Group,
            JobType = options.JobType,
            Tags = options.Tags,
            Notes = options.Notes,
            Config = options.Config.DeepClone().AsObject(),
            Code = options.RecordsCode ? CodeVersion.Record(place.Directory) : null,
            Devices = options.Devices ?? ComputeDevices.Names(),
            Packages = PackageVersions.Read(),
            Environment = SchedulerVariables.Read(Environment.GetEnvironmentVariables()),
        };
        if (place.Former is { } former)
        {
            described = described with { Id = former.Id, Started = former.Started, Summary = former.Summary, Artifacts = former.Artifacts };
        }

        return new Run(place.Directory, described, options);
    }

    /// <summary>Sets results by name in the manifest: the numbers to rank the run by. Those of other names stay.</summary>
    public void Summarize(IReadOnlyDictionary<string, double> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        _manifest.Update(manifest => manifest with { Summary = Merge(manifest.Summary, results) });
    }

    /// <summary>Keeps a copy of a file under <c>artifacts/</c>, with its hash in the manifest; one of the same name is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call it, by default as the file; <c>/</c> makes directories.</param>
    /// <param name="kind">What it is, such as <c>model</c>.</param>
    /// <exception cref="IOException">The file cannot be read or copied.</exception>
    public RunArtifact AddArtifact(string path, string? name = null, string kind = "file")
    {
        var artifact = _artifacts.Copy(path, name ?? Path.GetFileName(path), kind);
        _manifest.Update(manifest => manifest with { Artifacts = [.. manifest.Artifacts.Where(other => other.Name != artifact.Name), artifact] });
        return artifact;
    }

    /// <summary>States that the run failed, and why. Logging may go on; the first end that is stated stays.</summary>
    public void Fail(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        _output?.Append(cause.ToString());
        _manifest.End(RunStatus.Failed, Reason(cause));
    }

    /// <summary>States that someone stopped the run, which will end in order after this.</summary>
    public void Stop(string reason) => Interlocked.CompareExchange(ref _stopReason, reason, null);

    /// <summary>Ends the run: everything logged is on the disk, the manifest says how it ended.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        _programEnd.BeginDispose();
        Writer.Dispose();
        _output?.Dispose();
        _manifest.End(_stopReason is null ? RunStatus.Finished : RunStatus.Stopped, _stopReason ?? "");
        _manifest.Dispose();
        _programEnd.EndDispose(Directory, Manifest);
    }

    internal static string Reason(Exception cause) => $"{cause.GetType().FullName}: {cause.Message}";

    private static Dictionary<string, double> Merge(IReadOnlyDictionary<string, double> all, IReadOnlyDictionary<string, double> newer)
    {
        var merged = new Dictionary<string, double>(all);
        foreach (var (name, value) in newer)
        {
            merged[name] = value;
        }

        return merged;
    }

    private void FailAtEnd(Exception cause)
    {
        Fail(cause);
        Dispose();
    }

    private void ExitAtEnd(int code)
    {
        if (code != 0)
        {
            _manifest.End(code > 128 ? RunStatus.Stopped : RunStatus.Failed, $"exit code {code}"); // above 128 a signal ended it
        }

        Dispose();
    }
}
