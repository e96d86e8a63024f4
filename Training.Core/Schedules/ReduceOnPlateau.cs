using System.Text.Json.Nodes;
using Training.Core.Metrics;
using static TorchSharp.torch;

namespace Training.Core.Schedules;

/// <summary>Lowers all rates when a metric has not become better for some epochs: PyTorch's <c>ReduceLROnPlateau</c>.</summary>
/// <param name="optimizer">Whose rates.</param>
/// <param name="monitor">The metric, such as <c>loss/validation</c>.</param>
/// <param name="better">Whether less or more is better.</param>
/// <param name="factor">What rates are multiplied with.</param>
/// <param name="patience">Epochs without improvement that are accepted.</param>
/// <param name="threshold">What counts as an improvement.</param>
/// <param name="isRelative">Whether the threshold is a share of the best value or a difference.</param>
/// <param name="cooldown">Epochs after a drop in which nothing is counted.</param>
/// <param name="lowest">No rate falls below this.</param>
/// <param name="eps">A drop smaller than this is not made.</param>
public sealed class ReduceOnPlateau(
    optim.Optimizer optimizer, string monitor = "loss/validation", Better better = Better.Less, double factor = 0.1, int patience = 10,
    double threshold = 1e-4, bool isRelative = true, int cooldown = 0, double lowest = 0, double eps = 1e-8)
    : LearningRateScheduler
{
    private readonly double _factor = factor < 1 ? factor : throw new ArgumentOutOfRangeException(nameof(factor));
    private double? _best;
    private int _badEpochs;
    private int _cooldownLeft;

    /// <inheritdoc/>
    public override void EndEpoch(IReadOnlyDictionary<string, double> metrics)
    {
        var value = Monitored.Value(metrics, monitor);
        if (IsBetter(value))
        {
            (_best, _badEpochs) = (value, 0);
        }
        else
        {
            _badEpochs++;
        }

        if (_cooldownLeft > 0)
        {
            (_cooldownLeft, _badEpochs) = (_cooldownLeft - 1, 0);
        }

        if (_badEpochs > patience)
        {
            Reduce();
            (_cooldownLeft, _badEpochs) = (cooldown, 0);
        }
    }

    /// <inheritdoc/>
    public override JsonObject SaveState() => new()
    {
        ["best"] = _best,
        ["badEpochs"] = _badEpochs,
        ["cooldownLeft"] = _cooldownLeft,
        ["rates"] = new JsonArray([.. optimizer.ParamGroups.Select(static group => JsonValue.Create(group.LearningRate))]),
    };

    /// <inheritdoc/>
    public override void LoadState(JsonObject state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _best = (double?)state["best"];
        _badEpochs = (int)state["badEpochs"]!;
        _cooldownLeft = (int)state["cooldownLeft"]!;
        foreach (var (group, rate) in optimizer.ParamGroups.Zip(state["rates"]!.AsArray()))
        {
            group.LearningRate = (double)rate!;
        }
    }

    private bool IsBetter(double value) => double.IsFinite(value) && (_best is not { } best || (better, isRelative) switch
    {
        (Better.Less, true) => value < best * (1 - threshold),
        (Better.Less, false) => value < best - threshold,
        (_, true) => value > best * (1 + threshold),
        (_, false) => value > best + threshold,
    });

    private void Reduce()
    {
        foreach (var group in optimizer.ParamGroups)
        {
            var reduced = Math.Max(group.LearningRate * _factor, lowest);
            if (group.LearningRate - reduced > eps)
            {
                group.LearningRate = reduced;
            }
        }
    }
}
