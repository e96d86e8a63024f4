namespace Training.Core.Models;

/// <summary>A model that says what it is, so that it can be saved whole: see <see cref="Weights.ModelFile"/>.</summary>
public interface IDescribedModel
{
    /// <summary>Name and options.</summary>
    ModelDescription Description { get; }
}
