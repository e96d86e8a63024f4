using System.IO.Compression;
using System.Text.Json;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests;

/// <summary>What TensorBoard holds, unsampled, of every tag of one plugin in a recorded log directory.</summary>
internal static class RecordedTags
{
    public static IEnumerable<(string Run, string Tag, JsonElement Recorded)> Of(string directory, string plugin) =>
        from run in Runs(directory)
        from tag in run.Recorded.GetProperty("tags").EnumerateObject()
        where tag.Value.GetProperty("plugin").GetString() == plugin
        select (run.Name, tag.Name, tag.Value);

    /// <summary>Every tag of every run, whatever its plugin.</summary>
    public static IEnumerable<(string Run, string Tag, JsonElement Recorded)> Of(string directory) =>
        from run in Runs(directory)
        from tag in run.Recorded.GetProperty("tags").EnumerateObject()
        select (run.Name, InFull(tag.Name), tag.Value);

    // The recorder shortened one name: a letter five thousand times.
    private static string InFull(string tag) => tag.EndsWith("...(5000 chars)", StringComparison.Ordinal) ? new string(tag[0], 5000) : tag;

    /// <summary>A number as the recorder wrote it: those that JSON lacks are words.</summary>
    public static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.GetString() switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.NaN,
    };

    /// <summary>The ids of a run and its tag as the host has them.</summary>
    public static (int Run, int Tag) Ids(DashboardHost host, string run, string tag, EventFormat.Summaries.SummaryKind kind)
    {
        var list = host.Registry.Current;
        var row = list.Runs.Single(one => one.Name == run);
        return (row.Id, list.Tags.Single(one => one.Name == tag && one.Kind == kind && row.TagIds.Contains(one.Id)).Id);
    }

    private static IEnumerable<(string Name, JsonElement Recorded)> Runs(string directory)
    {
        var root = Load(directory);
        return directory == "edge"
            ? root.EnumerateObject().SelectMany(one => one.Value.GetProperty("runs").EnumerateObject().Select(run => (run.Name == "." ? one.Name : $"{one.Name}/{run.Name}", run.Value)))
            : root.GetProperty("runs").EnumerateObject().Select(run => (run.Name, run.Value));
    }

    private static JsonElement Load(string directory)
    {
        var plain = SharedData.PathOf($"{directory}.expected.json");
        if (File.Exists(plain))
        {
            return JsonDocument.Parse(File.ReadAllBytes(plain)).RootElement;
        }

        using var packed = new GZipStream(File.OpenRead(SharedData.PathOf($"{directory}.expected.json.gz")), CompressionMode.Decompress);
        return JsonDocument.Parse(packed).RootElement;
    }
}
