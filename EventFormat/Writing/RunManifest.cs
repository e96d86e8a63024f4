using System.Text.Json.Nodes;

namespace EventFormat.Writing;

/// <summary>What training code says of its run: the content of <c>run.json</c>.</summary>
/// <remarks>Every field may be absent or null in a file; times are UTC. The schema stands in <c>run.schema.json</c>.</remarks>
public sealed record RunManifest
{
    /// <summary>Name of the file in the run's directory.</summary>
    public const string FileName = "run.json";

    private const int MissedHeartbeats = 3;

    /// <summary>Identifies the run for ever, wherever its directory is moved.</summary>
    public string Id { get; init => field = value ?? field; } = Guid.CreateVersion7().ToString();

    /// <summary>What to call it.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Runs to compare or average, such as the repetitions of one trial.</summary>
    public string Group { get; init => field = value ?? ""; } = "";

    /// <summary>Its part, such as <c>train</c> or <c>eval</c>.</summary>
    public string JobType { get; init => field = value ?? ""; } = "";

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Tags { get; init => field = value ?? []; } = [];

    /// <summary>Markdown.</summary>
    public string Notes { get; init => field = value ?? ""; } = "";

    /// <summary>Hyperparameters and settings, nested as they are.</summary>
    public JsonObject Config { get; init => field = value ?? []; } = [];

    /// <summary>The program and its arguments.</summary>
    public IReadOnlyList<string> CommandLine { get; init => field = value ?? []; } = [];

    /// <summary>The version of the code.</summary>
    public RunCode? Code { get; init; }

    /// <summary>The machine and process.</summary>
    public RunHost? Host { get; init; }

    /// <summary>What it computes on, such as <c>cuda:0 NVIDIA H200</c>.</summary>
    public IReadOnlyList<string> Devices { get; init => field = value ?? []; } = [];

    /// <summary>Versions of what it uses, by name.</summary>
    public IReadOnlyDictionary<string, string> Packages { get; init => field = value ?? field; } = new Dictionary<string, string>();

    /// <summary>Variables of the scheduler that started it, such as <c>SLURM_JOB_ID</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init => field = value ?? field; } = new Dictionary<string, string>();

    /// <summary>Files it made that are to be kept, such as models.</summary>
    public IReadOnlyList<RunArtifact> Artifacts { get; init => field = value ?? []; } = [];

    /// <summary>When it began.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it last said that it lives.</summary>
    public DateTimeOffset? Heartbeat { get; init; }

    /// <summary>Seconds between heartbeats: see <see cref="HasDied"/>.</summary>
    public double HeartbeatSeconds { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>How it stands.</summary>
    public RunStatus Status { get; init; }

    /// <summary>Why it failed or was stopped.</summary>
    public string Reason { get; init => field = value ?? ""; } = "";

    /// <summary>Its results, by name: the numbers to rank it by.</summary>
    public IReadOnlyDictionary<string, double> Summary { get; init => field = value ?? field; } = new Dictionary<string, double>();

    /// <summary>Whether it was killed, or its machine was: it says that it runs, but has missed three heartbeats.</summary>
    /// <param name="now">The time by the clock of who reads it; clocks that differ by less than two heartbeats do no harm.</param>
    public bool HasDied(DateTimeOffset now) =>
        Status == RunStatus.Running && HeartbeatSeconds > 0 && Heartbeat is { } last && (now - last).TotalSeconds > MissedHeartbeats * HeartbeatSeconds;
}
