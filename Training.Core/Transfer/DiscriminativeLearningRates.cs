using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Training.Core.Transfer;

/// <summary>Learning rates that fall from a model's output to its input: Howard and Ruder, "Universal language model fine-tuning for text classification" (2018).</summary>
/// <example>
/// <code>
/// var stages = model.LearningRateStages(1e-3, 0.3, "fc", "layer4", "layer3");
/// var optimizer = torch.optim.AdamW(stages.Select(stage => new AdamW.ParamGroup(stage.Parameters, lr: stage.LearningRate)));
/// </code>
/// </example>
public static class DiscriminativeLearningRates
{
    /// <summary>Stages whose rate falls by a factor from each to the next; parameters that no pattern matches make a last one, <c>rest</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="learningRate">The rate of the first stage, the one at the output.</param>
    /// <param name="decay">What each stage's rate is of the one before, above 0 and at most 1; 1/2.6 in the paper.</param>
    /// <param name="patterns">Names of parameters from the output to the input; see <see cref="Freezing"/>. A parameter belongs to the first that matches.</param>
    /// <exception cref="ArgumentException">A pattern matches nothing that those before it left.</exception>
    public static IReadOnlyList<ParameterStage> LearningRateStages(this nn.Module model, double learningRate, double decay, params IReadOnlyList<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(patterns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(learningRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(decay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decay, 1);
        var left = model.named_parameters().ToList();
        var stages = new List<ParameterStage>();
        foreach (var text in patterns)
        {
            var pattern = new NamePattern(text);
            var chosen = left.Where(named => pattern.Matches(named.name)).Select(named => named.parameter).ToList();
            if (chosen.Count == 0)
            {
                throw new ArgumentException($"{text} matches no parameter that the patterns before it left.", nameof(patterns));
            }

            left.RemoveAll(named => pattern.Matches(named.name));
            Add(text, chosen);
        }

        if (left.Count > 0)
        {
            Add("rest", [.. left.Select(named => named.parameter)]);
        }

        return stages;

        void Add(string name, IReadOnlyList<Parameter> parameters) =>
            stages.Add(new ParameterStage(name, learningRate * Math.Pow(decay, stages.Count), parameters));
    }
}
