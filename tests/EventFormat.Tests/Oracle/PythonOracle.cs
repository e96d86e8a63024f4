using System.Text.Json;

namespace EventFormat.Tests.Oracle;

/// <summary>What TensorBoard's Python loader holds of every log directory, with sampling off.</summary>
internal static class PythonOracle
{
    private static readonly Lazy<Dictionary<(string Directory, string Run), JsonElement>> Recorded = new(Load);

    /// <summary>Every (log directory, run) recorded.</summary>
    public static IEnumerable<(string Directory, string Run)> Runs => Recorded.Value.Keys;

    public static JsonElement Run(string directory, string run) => Recorded.Value[(directory, run)];

    /// <summary>The tags of a run, under their full names.</summary>
    public static IReadOnlyDictionary<string, ExpectedTag> Tags(string directory, string run) => Run(directory, run)
        .GetProperty("tags").EnumerateObject()
        .ToDictionary(tag => FullName(tag.Name), tag => new ExpectedTag(tag.Value), StringComparer.Ordinal);

    private static Dictionary<(string, string), JsonElement> Load()
    {
        var runs = new Dictionary<(string, string), JsonElement>();
        foreach (var directory in new[] { "pytorch_all", "tf_style", "torch_purge" })
        {
            Add(runs, directory, Json.Load(directory + ".expected.json"));
        }

        Add(runs, "wild", Json.Load("wild.expected.json.gz"));
        foreach (var edgeCase in Json.Load("edge.expected.json").EnumerateObject())
        {
            Add(runs, "edge/" + edgeCase.Name, edgeCase.Value);
        }

        return runs;
    }

    private static void Add(Dictionary<(string, string), JsonElement> runs, string directory, JsonElement recorded)
    {
        foreach (var run in recorded.GetProperty("runs").EnumerateObject())
        {
            runs.Add((directory, run.Name), run.Value);
        }
    }

    // The recorder shortened one tag: 5,000 times the same letter.
    private static string FullName(string tag) =>
        tag.EndsWith("...(5000 chars)", StringComparison.Ordinal) ? new string(tag[0], 5000) : tag;
}
