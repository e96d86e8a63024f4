using Training.Core.Weights;
using static TorchSharp.torch;

namespace Training.Core.Checkpoints;

/// <summary>A training as it stood: everything that is needed to go on bit by bit, in one file.</summary>
/// <remarks>
/// The file is safetensors, so that any tool of that format reads the model's tensors (<c>model.*</c>) from it; beside them stand the
/// optimizer's state and the random number generator's as bytes, and the rest as JSON in the metadata. It carries a SHA-256
/// of all that, which loading verifies. The CPU's generator is kept; those of GPUs are out of TorchSharp's reach, so that a training with
/// dropout on a GPU resumes with other random numbers.
/// </remarks>
public sealed class Checkpoint : IDisposable
{
    internal const string StateKey = "training";
    internal const string HashKey = "sha256";
    internal const string ModelPrefix = "model.";
    internal const string PassPrefix = "pass.";
    internal const string OptimizerName = "optimizer";
    internal const string RandomName = "rng.cpu";

    private readonly Dictionary<string, Tensor> _tensors;

    private Checkpoint(string path, CheckpointState state, Dictionary<string, Tensor> tensors) => (Path, State, _tensors) = (path, state, tensors);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Epochs completed.</summary>
    public int Epoch => State.Epoch;

    /// <summary>The batch that is next in the epoch under way; 0 between epochs.</summary>
    public int Batch => State.Batch;

    /// <summary>Optimizer steps made.</summary>
    public long Step => State.Step;

    /// <summary>The results by name when it was made, such as <c>loss/validation</c>.</summary>
    public IReadOnlyDictionary<string, double> Metrics => State.Metrics;

    /// <summary>The model's state dict, which stays the checkpoint's.</summary>
    public Dictionary<string, Tensor> Model => _tensors
        .Where(static pair => pair.Key.StartsWith(ModelPrefix, StringComparison.Ordinal))
        .ToDictionary(static pair => pair.Key[ModelPrefix.Length..], static pair => pair.Value, StringComparer.Ordinal);

    internal CheckpointState State { get; }

    internal Tensor Optimizer => Required(OptimizerName);

    internal Tensor Random => Required(RandomName);

    /// <summary>States of the metrics of the epoch that has begun, in order.</summary>
    internal IReadOnlyList<double[]> PassMetrics =>
        [.. Enumerable.Range(0, int.MaxValue).TakeWhile(i => _tensors.ContainsKey(PassName(i))).Select(i => _tensors[PassName(i)].data<double>().ToArray())];

    /// <summary>Reads a checkpoint to the CPU and verifies it.</summary>
    /// <exception cref="CheckpointException">The file is damaged, or no checkpoint.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Checkpoint Load(string path)
    {
        try
        {
            using var file = SafeTensorFile.Open(path);
            var (json, hash) = Texts(path, file);
            var state = CheckpointState.Parse(json);
            var tensors = file.ReadAll();
            if (CheckpointHash.Of(json, tensors) != hash)
            {
                Dispose(tensors);
                throw new CheckpointException($"{path} is damaged: its content is not what its checksum says.");
            }

            return new Checkpoint(path, state, tensors);
        }
        catch (WeightsFormatException cause)
        {
            throw new CheckpointException($"{path} is damaged: {cause.Message}", cause);
        }
    }

    /// <summary>Reads what a checkpoint says of itself, not its tensors; not verified.</summary>
    internal static CheckpointState ReadState(string path)
    {
        try
        {
            using var file = SafeTensorFile.Open(path);
            return CheckpointState.Parse(Texts(path, file).State);
        }
        catch (WeightsFormatException cause)
        {
            throw new CheckpointException($"{path} is damaged: {cause.Message}", cause);
        }
    }

    internal static string PassName(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{PassPrefix}{index}");

    /// <summary>Releases the tensors.</summary>
    public void Dispose() => Dispose(_tensors);

    private static void Dispose(Dictionary<string, Tensor> tensors)
    {
        foreach (var tensor in tensors.Values)
        {
            tensor.Dispose();
        }
    }

    private static (string State, string Hash) Texts(string path, SafeTensorFile file) =>
        file.Metadata.TryGetValue(StateKey, out var state) && file.Metadata.TryGetValue(HashKey, out var hash)
            ? (state, hash)
            : throw new CheckpointException($"{path} is no checkpoint: it says nothing of a training.");

    private Tensor Required(string name) =>
        _tensors.TryGetValue(name, out var tensor) ? tensor : throw new CheckpointException($"{Path} holds no {name}.");
}
