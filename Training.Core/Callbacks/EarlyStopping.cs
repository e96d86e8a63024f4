using System.Globalization;
using System.Text.Json.Nodes;
using Training.Core.Metrics;
using Training.Core.Training;

namespace Training.Core.Callbacks;

/// <summary>Stops training when a metric has not become better for some epochs.</summary>
/// <param name="monitor">The metric, such as <c>loss/validation</c>.</param>
/// <param name="patience">Epochs without improvement that are accepted.</param>
/// <param name="better">Whether less or more is better.</param>
/// <param name="difference">What it takes to be better.</param>
public sealed class EarlyStopping(string monitor = "loss/validation", int patience = 5, Better better = Better.Less, double difference = 0) : Callback
{
    private double? _best;
    private int _badEpochs;

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var value = Monitored.Value(context.Metrics, monitor);
        if (Monitored.IsBetter(better, value, _best, difference))
        {
            (_best, _badEpochs) = (value, 0);
        }
        else if (++_badEpochs > patience)
        {
            context.Stop(string.Create(CultureInfo.InvariantCulture, $"{monitor} has not become better than {_best:G4} for {_badEpochs} epochs"));
        }
    }

    /// <inheritdoc/>
    public override JsonNode SaveState() => new JsonObject { ["best"] = _best is { } best && double.IsFinite(best) ? best : null, ["badEpochs"] = _badEpochs };

    /// <inheritdoc/>
    public override void LoadState(JsonNode state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (_best, _badEpochs) = ((double?)state["best"], (int)state["badEpochs"]!);
    }
}
