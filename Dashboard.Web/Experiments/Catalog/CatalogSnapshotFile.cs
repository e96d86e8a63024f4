using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>The snapshot file: all marks as JSON, replaced at once.</summary>
internal static class CatalogSnapshotFile
{
    /// <summary>A larger file is no snapshot.</summary>
    private const long MaxBytes = 256 << 20;

    public static void Write(string path, CatalogSnapshot snapshot)
    {
        var draft = path + ".tmp";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, Stored.Of(snapshot), CatalogJson.Default.Stored);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Reads the snapshot; false when there is none that can be understood.</summary>
    public static bool TryRead(string path, out CatalogSnapshot snapshot)
    {
        snapshot = CatalogSnapshot.Empty;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > MaxBytes || JsonSerializer.Deserialize(file, CatalogJson.Default.Stored) is not { } stored)
            {
                return false;
            }

            snapshot = stored.ToSnapshot();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }

    internal sealed record Stored(long LastEntry, Dictionary<string, Dictionary<MarkField, string>> Marks)
    {
        public static Stored Of(CatalogSnapshot snapshot) =>
            new(snapshot.LastEntry, snapshot.Marks.ToDictionary(run => run.Key, run => new Dictionary<MarkField, string>(run.Value.Texts)));

        public CatalogSnapshot ToSnapshot() => new(
            Marks.ToImmutableDictionary(
                run => run.Key, run => run.Value.Aggregate(RunMarks.None, (marks, mark) => marks.With(mark.Key, mark.Value)), StringComparer.Ordinal),
            LastEntry);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CatalogSnapshotFile.Stored))]
internal sealed partial class CatalogJson : JsonSerializerContext;
