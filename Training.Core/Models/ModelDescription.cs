using System.Text.Json;
using System.Text.Json.Nodes;

namespace Training.Core.Models;

/// <summary>What a model is and with which options it was made: enough to make another one like it.</summary>
/// <param name="Name">The name it is known by in a <see cref="ModelCatalog"/>.</param>
/// <param name="Options">Its options, as JSON.</param>
public sealed record ModelDescription(string Name, JsonNode Options)
{
    /// <summary>A description by an options record.</summary>
    public static ModelDescription Of<TOptions>(string name, TOptions options) => new(name, JsonSerializer.SerializeToNode(options)!);
}
