using System.Text.Json;

namespace EventFormat.Writing;

/// <summary>Reads and writes <c>run.json</c>.</summary>
public static class RunManifestFile
{
    /// <summary>A larger file is no manifest.</summary>
    public const int MaxBytes = 16 << 20;

    /// <summary>Replaces the manifest of a run at once: a reader finds the old one or the new one, never a part.</summary>
    public static void Write(string directory, RunManifest manifest)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(manifest);
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, RunManifest.FileName);
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(manifest, RunManifestJson.Default.RunManifest));
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Reads the manifest of a run. False, and why, when there is none or it cannot be understood.</summary>
    public static bool TryRead(string directory, out RunManifest? manifest, out string? cause)
    {
        (manifest, cause) = (null, null);
        var path = Path.Combine(directory, RunManifest.FileName);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > MaxBytes)
            {
                cause = $"{RunManifest.FileName} is larger than {MaxBytes} bytes.";
                return false;
            }

            manifest = JsonSerializer.Deserialize(file, RunManifestJson.Default.RunManifest);
            cause = manifest is null ? $"{RunManifest.FileName} holds null." : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            // ArgumentException: what the parser throws for a name that stands twice in a nested object.
            cause = error.Message;
        }

        return manifest is not null;
    }
}
