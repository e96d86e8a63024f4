using System.Collections.Immutable;
using Dashboard.Web.Experiments.Facts;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Query;

/// <summary>A fact that every run has by the same name.</summary>
/// <param name="Name">As queries name it.</param>
/// <param name="Title">As a column's head shows it.</param>
/// <param name="Help">What it is, in a few words.</param>
/// <param name="Read">Its value of one run.</param>
/// <param name="Kind">How it is shown.</param>
public sealed record RunField(string Name, string Title, string Help, Func<RunEntry, TrialValue> Read, ValueKind Kind = ValueKind.Plain)
{
    public static RunField RunName { get; } = new("name", "Name", "what the run is called", entry => TrialValue.Of(entry.Name));

    public static RunField Status { get; } = new("status", "Status", "running, finished, failed, stopped, killed or unknown", entry => TrialValue.Of(Word(entry.State)));

    public static RunField Tags { get; } = new("tags", "Tags", "its tags, with commas", entry => Text(string.Join(", ", entry.Tags)));

    public static RunField Started { get; } = new("started", "Started", "when it began", entry => Number(entry.Started), ValueKind.Time);

    public static RunField Updated { get; } = new("updated", "Updated", "when it last showed itself", entry => Number(entry.Updated), ValueKind.Time);

    public static RunField Duration { get; } = new("duration", "Duration", "from its start to its end, or until now", entry => Number(entry.Duration), ValueKind.Duration);

    public static ImmutableArray<RunField> All { get; } =
    [
        RunName, Status, Tags, Started, Updated,
        new("ended", "Ended", "when it said that it ended", entry => Number(entry.Ended), ValueKind.Time),
        Duration,
        new("age", "Age", "how long ago it began", entry => Number(entry.Now - entry.Started), ValueKind.Duration),
        new("idle", "Idle", "how long ago it last showed itself", entry => Number(entry.Now - entry.Updated), ValueKind.Duration),
        new("group", "Group", "the group it says it belongs to", entry => Text(entry.Facts.Manifest?.Group)),
        new("job", "Job type", "its part, such as train or eval", entry => Text(entry.Facts.Manifest?.JobType)),
        new("note", "Note", "what people wrote of it, else its own notes", entry => Text(entry.Marks.Note is { Length: > 0 } note ? note : entry.Facts.Manifest?.Notes)),
        new("reason", "Reason", "why it failed or was stopped", entry => Text(entry.Facts.Manifest?.Reason)),
        new("host", "Host", "the machine", entry => Text(entry.Facts.Manifest?.Host?.Name)),
        new("device", "Device", "what it computes on", entry => Text(entry.Facts.Manifest is { } manifest ? string.Join(", ", manifest.Devices) : null)),
        new("commit", "Commit", "the version of its code", entry => Text(entry.Facts.Manifest?.Code?.Version)),
        new("command", "Command", "its command line", entry => Text(entry.Facts.Manifest is { } manifest ? string.Join(' ', manifest.CommandLine) : null)),
        new("source", "Settings from", "the files its settings come from", entry => Text(entry.Facts.Source)),
        new("path", "Directory", "its directory in the log directory", entry => Text(entry.Row.Name)),
        new("points", "Points", "scalar points it logged", entry => TrialValue.Of(entry.Row.Points)),
        new("restarts", "Restarts", "how often it went on after a restart", entry => TrialValue.Of(entry.Row.Restarts.Length)),
        new("pinned", "Pinned", "stands above the others", entry => TrialValue.Of(entry.Marks.IsPinned)),
        new("baseline", "Baseline", "others are compared with it", entry => TrialValue.Of(entry.Marks.IsBaseline)),
        new("hidden", "Hidden", "left out of the table", entry => TrialValue.Of(entry.Marks.IsHidden)),
        new("archived", "Archived", "put away", entry => TrialValue.Of(entry.Marks.IsArchived)),
    ];

    private static readonly Dictionary<string, RunField> ByName = All.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);

    public static RunField? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>A state as people read and write it.</summary>
    public static string Word(RunState state) => state switch
    {
        RunState.Running => "running",
        RunState.Finished => "finished",
        RunState.Failed => "failed",
        RunState.Stopped => "stopped",
        RunState.Killed => "killed",
        _ => "unknown",
    };

    public bool Equals(RunField? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    private static TrialValue Text(string? text) => string.IsNullOrEmpty(text) ? TrialValue.Missing : TrialValue.Of(text);

    private static TrialValue Number(double number) => double.IsNaN(number) ? TrialValue.Missing : TrialValue.Of(number);
}
