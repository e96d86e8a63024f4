using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Media;

/// <summary>What TensorBoard's loader recorded of the tags of one plugin, beside the ids under which the app serves them.</summary>
internal static class RecordedMedia
{
    /// <param name="Steps">Its steps, in order.</param>
    /// <param name="Tensors">What was recorded of its values, in order.</param>
    public sealed record RecordedTag(RunRow Run, TagRow Tag, long[] Steps, JsonElement[] Tensors);

    /// <summary>Every recorded tag of a plugin in a log directory.</summary>
    public static List<RecordedTag> Of(DashboardHost host, string directory, string plugin, SummaryKind kind)
    {
        var now = host.Registry.Current;
        var found = new List<RecordedTag>();
        foreach (var run in Load(directory).GetProperty("runs").EnumerateObject())
        {
            foreach (var tag in run.Value.GetProperty("tags").EnumerateObject())
            {
                if (tag.Value.TryGetProperty("plugin", out var name) && name.ValueEquals(plugin) && tag.Value.TryGetProperty("tensors", out var tensors))
                {
                    var row = now.Runs.Single(row => row.Name == run.Name);
                    found.Add(new RecordedTag(
                        row,
                        now.Tags.Single(known => known.Name == tag.Name && known.Kind == kind && row.TagIds.Contains(known.Id)),
                        [.. tag.Value.GetProperty("steps").EnumerateArray().Select(step => step.GetInt64())],
                        [.. tensors.EnumerateArray()]));
                }
            }
        }

        return found;
    }

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string HashOf(JsonElement recordedString) => recordedString.GetProperty("sha256").GetString()!;

    private static JsonElement Load(string directory)
    {
        var path = SharedData.PathOf(directory + ".expected.json");
        if (File.Exists(path))
        {
            return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        }

        using var packed = new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress);
        return JsonDocument.Parse(packed).RootElement;
    }
}
