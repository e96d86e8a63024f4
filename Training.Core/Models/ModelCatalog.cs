using System.Text.Json;
using static TorchSharp.torch;

namespace Training.Core.Models;

/// <summary>Models that can be made by name: those of this library, and yours. A file names a model, never code.</summary>
/// <remarks>Fill it before it is used from several threads.</remarks>
public sealed class ModelCatalog
{
    internal const string Mlp = "mlp";
    internal const string LeNet = "lenet";
    internal const string ResNet = "resnet";
    internal const string Transformer = "transformer";
    private readonly Dictionary<string, Func<ModelDescription, nn.Module>> _builders = new(StringComparer.Ordinal);

    /// <summary>A catalog of this library's models.</summary>
    public ModelCatalog()
    {
        Add<MlpOptions>(Mlp, options => new Mlp(options));
        Add<LeNetOptions>(LeNet, options => new LeNet(options));
        Add<ResNetOptions>(ResNet, options => new ResNet(options));
        Add<TransformerOptions>(Transformer, options => new TransformerClassifier(options));
    }

    /// <summary>Adds a model, or replaces the one of that name.</summary>
    /// <param name="name">The name in its <see cref="ModelDescription"/>.</param>
    /// <param name="build">Makes it from its options.</param>
    public ModelCatalog Add<TOptions>(string name, Func<TOptions, nn.Module> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        _builders[name] = description => build(description.Options.Deserialize<TOptions>() ?? throw new JsonException($"The options of {name} are missing."));
        return this;
    }

    /// <summary>Makes the model that a description is of, with new weights.</summary>
    /// <exception cref="KeyNotFoundException">There is no model of that name.</exception>
    /// <exception cref="JsonException">The options are not that model's.</exception>
    public nn.Module Build(ModelDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return _builders.TryGetValue(description.Name, out var build)
            ? build(description)
            : throw new KeyNotFoundException($"The catalog has no model {description.Name}; it has {string.Join(", ", _builders.Keys.Order(StringComparer.Ordinal))}.");
    }
}
