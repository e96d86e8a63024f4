using System.Text.Json;
using System.Text.Json.Nodes;
using TorchSharp;
using Training.Core.Models;
using Training.Core.Transfer;

namespace Training.Core.Weights;

/// <summary>Whole models in files: weights as safetensors, and beside them, in the file's metadata, what model it is.</summary>
/// <remarks>Programs that know nothing of models read the weights from the same file. A model is made as large as the file's options say: load files you trust to be of a sensible size.</remarks>
public static class ModelFile
{
    private const string NameKey = "model";
    private const string OptionsKey = "model_options";

    /// <summary>Writes a model that describes itself, atomically.</summary>
    /// <exception cref="ArgumentException">The model is no <see cref="IDescribedModel"/>.</exception>
    public static void Save(string path, torch.nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var description = model is IDescribedModel described
            ? described.Description
            : throw new ArgumentException($"{model.GetName()} does not describe itself: implement IDescribedModel, or save its state dict only.", nameof(model));
        StateDict.Save(path, model, new Dictionary<string, string> { [NameKey] = description.Name, [OptionsKey] = description.Options.ToJsonString() });
    }

    /// <summary>Makes the model that a file holds, with the file's weights, on the CPU, ready for evaluation.</summary>
    /// <param name="path">The file.</param>
    /// <param name="catalog">The models that may be made; this library's by default.</param>
    /// <exception cref="WeightsFormatException">The file is damaged, holds no whole model, or its weights are not the model's.</exception>
    /// <exception cref="KeyNotFoundException">The catalog has no such model.</exception>
    public static torch.nn.Module Load(string path, ModelCatalog? catalog = null)
    {
        using var file = SafeTensorFile.Open(path);
        if (!file.Metadata.TryGetValue(NameKey, out var name) || !file.Metadata.TryGetValue(OptionsKey, out var options))
        {
            throw new WeightsFormatException($"{path} holds weights, but does not say of which model: load them into one with StateDict.Load.");
        }

        var tensors = file.ReadAll();
        torch.nn.Module? model = null;
        try
        {
            model = (catalog ?? new ModelCatalog()).Build(new ModelDescription(name, JsonNode.Parse(options)!));
            if (tensors.Values.FirstOrDefault(tensor => tensor.is_floating_point()) is { } first)
            {
                model.to(first.dtype);
            }

            model.LoadPretrained(tensors).ThrowIfIncomplete();
            model.eval();
            return model;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            model?.Dispose();
            throw new WeightsFormatException($"{path} holds no usable {name}: {e.Message}", e);
        }
        finally
        {
            StateDict.Dispose(tensors);
        }
    }
}
