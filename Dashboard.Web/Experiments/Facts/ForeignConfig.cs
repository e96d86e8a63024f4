using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Web.Experiments.Facts;

/// <summary>A file in which another tool keeps a run's settings beside its events.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Tool">Who writes it, as people know it.</param>
internal sealed record ForeignConfig(string Name, string Tool, Func<string, ConfigMap> Parse)
{
    private const int MaxBytes = 4 << 20;

    public static IReadOnlyList<ForeignConfig> All { get; } =
    [
        new("hparams.yaml", "Lightning hparams.yaml", YamlConfig.Read),
        new("args.yaml", "Ultralytics args.yaml", YamlConfig.Read),
        new("params.json", "Ray params.json", text => JsonNode.Parse(text) is JsonObject root ? JsonConfig.Of(root) : ConfigMap.Empty),
    ];

    /// <summary>Reads it from a run's directory; its fault, when it cannot be understood.</summary>
    public ConfigMap Read(string directory, ref string? problem)
    {
        try
        {
            using var file = new FileStream(Path.Combine(directory, Name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > MaxBytes)
            {
                problem ??= $"{Name} is larger than {MaxBytes >> 20} MB.";
                return ConfigMap.Empty;
            }

            using var reader = new StreamReader(file, Encoding.UTF8);
            return Parse(reader.ReadToEnd());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException or InvalidOperationException)
        {
            problem ??= $"{Name}: {e.Message}";
            return ConfigMap.Empty;
        }
    }
}
