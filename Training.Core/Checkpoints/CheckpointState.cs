using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Training.Core.Checkpoints;

/// <summary>Where a training stood, but for its tensors.</summary>
/// <param name="Epoch">The epoch that is next, from 0.</param>
/// <param name="Batch">The batch in it that is next; above 0 it has begun.</param>
/// <param name="Step">Optimizer steps made.</param>
/// <param name="MicroBatches">Micro-batches computed.</param>
/// <param name="Metrics">The latest results by name.</param>
/// <param name="LossSum">Of the epoch that has begun: sum of its losses.</param>
/// <param name="Items">Of the epoch that has begun: items seen.</param>
/// <param name="Scheduler">The learning rate scheduler's state.</param>
/// <param name="Scaler">The gradient scaler's state.</param>
/// <param name="Callbacks">The callbacks' states, by type and place.</param>
internal sealed record CheckpointState(
    int Epoch,
    int Batch,
    long Step,
    long MicroBatches,
    Dictionary<string, double> Metrics,
    double LossSum,
    long Items,
    JsonObject? Scheduler,
    JsonObject? Scaler,
    Dictionary<string, JsonNode> Callbacks)
{
    /// <summary>Raised when files can no longer be read as before.</summary>
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    public string ToJson() => JsonSerializer.Serialize(this, CheckpointJson.Default.CheckpointState);

    public static CheckpointState Parse(string json)
    {
        try
        {
            var state = JsonSerializer.Deserialize(json, CheckpointJson.Default.CheckpointState) ?? throw new CheckpointException("The checkpoint's state is empty.");
            return state.Version == CurrentVersion ? state : throw new CheckpointException($"The checkpoint is of version {state.Version}; this program reads {CurrentVersion}.");
        }
        catch (JsonException cause)
        {
            throw new CheckpointException($"The checkpoint's state cannot be read: {cause.Message}", cause);
        }
    }
}

/// <summary>NaN and infinities as strings; numbers as exact as they are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CheckpointState))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
