using System.Globalization;
using Training.Core.Data;
using Training.Core.Training;
using Training.Core.Weights;
using static TorchSharp.torch;

namespace Training.Core.Watch;

/// <summary>Batches in files, with the weights that the model had, to find out what went wrong with them.</summary>
public static class ReplayBatch
{
    private const string ModelPrefix = "model.";

    /// <summary>Reads a batch that <see cref="NonFiniteWatch"/> saved; the caller disposes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Gets the weights that it had then; null to leave it.</param>
    /// <exception cref="WeightsFormatException">The file is damaged, or no batch.</exception>
    public static Batch Load(string path, nn.Module? model = null)
    {
        var tensors = StateDict.Load(path);
        if (!tensors.Remove("input", out var input) || !tensors.Remove("target", out var target))
        {
            StateDict.Dispose(tensors);
            throw new WeightsFormatException($"{path} holds no batch.");
        }

        tensors.Remove("lengths", out var lengths);
        tensors.Remove("mask", out var mask);
        if (model is not null)
        {
            model.load_state_dict(tensors.ToDictionary(pair => pair.Key[ModelPrefix.Length..], pair => pair.Value));
        }

        StateDict.Dispose(tensors);
        return new Batch(input, target) { Lengths = lengths, Mask = mask };
    }

    internal static void Save(string path, Batch batch, TrainingContext context, string cause)
    {
        var tensors = context.Model.state_dict().ToDictionary(pair => ModelPrefix + pair.Key, pair => pair.Value);
        tensors.Add("input", batch.Input);
        tensors.Add("target", batch.Target);
        if (batch.Lengths is not null)
        {
            tensors.Add("lengths", batch.Lengths);
        }

        if (batch.Mask is not null)
        {
            tensors.Add("mask", batch.Mask);
        }

        SafeTensorFile.Save(path, tensors, new Dictionary<string, string>
        {
            ["cause"] = cause,
            ["epoch"] = context.Epoch.ToString(CultureInfo.InvariantCulture),
            ["batch"] = context.BatchIndex.ToString(CultureInfo.InvariantCulture),
            ["step"] = context.Step.ToString(CultureInfo.InvariantCulture),
        });
    }
}
