using System.Text.Json.Nodes;
using EventFormat.Writing;

namespace Training.Core.Runs;

/// <summary>What a run is to be called, and what is to be recorded of it.</summary>
public sealed record RunOptions
{
    /// <summary>The log directory that the run's directory is made in.</summary>
    public string LogDirectory { get; init; } = "runs";

    /// <summary>Name of the run and, relative to the log directory, of its directory; the local time by default. A name that is taken gets a number.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the run of that name goes on, if it is there: same identity, logs appended.</summary>
    public bool Resumes { get; init; }

    /// <summary>Runs to compare or average, such as the repetitions of one trial.</summary>
    public string Group { get; init; } = "";

    /// <summary>Its part, such as <c>train</c> or <c>eval</c>.</summary>
    public string JobType { get; init; } = "";

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Markdown.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Hyperparameters and settings, nested as they are.</summary>
    public JsonObject Config { get; init; } = [];

    /// <summary>What it computes on; by default what libtorch finds.</summary>
    public IReadOnlyList<string>? Devices { get; init; }

    /// <summary>Whether what is written to the console is kept in <c>output.log</c>, too.</summary>
    public bool CapturesOutput { get; init; } = true;

    /// <summary>Whether the commit, and what was changed since, is recorded. Needs <c>git</c>; where that or a repository is missing, nothing is.</summary>
    public bool RecordsCode { get; init; } = true;

    /// <summary>How often the manifest says that the run lives.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How event files are written.</summary>
    public EventFileWriterOptions Writing { get; init; } = new();

    /// <summary>Where times come from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
