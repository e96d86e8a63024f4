using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Tests.Components;

/// <summary>Runs, tags and snapshots in which a test says only what matters to it.</summary>
internal static class Some
{
    public static RunRow Run(int id, string name, double start = 1000, bool isLive = false, int problems = 0, params int[] tags) =>
        new(id, name, id % 24, isLive, start, start + 10, 100, 0, problems, [.. tags], default, []);

    public static ImmutableArray<RunRow> Runs(params string[] names) => [.. names.Select((name, i) => Run(i, name, 1000 + i))];

    /// <summary>Runs run-0, run-1, … of which each started later than the one before.</summary>
    public static ImmutableArray<RunRow> ManyRuns(int count) => [.. Enumerable.Range(0, count).Select(i => Run(i, $"run-{i}", 1000 + i))];

    public static TagRow Scalar(int id, string name) => new(id, name, SummaryKind.Scalar, "", "");

    /// <summary>A snapshot in which every run has every tag.</summary>
    public static RunListSnapshot Snapshot(IEnumerable<RunRow> runs, params TagRow[] tags) =>
        RunListSnapshot.Empty with { Version = 1, Runs = [.. runs.Select(run => run with { TagIds = [.. tags.Select(tag => tag.Id)] })], Tags = [.. tags] };
}
