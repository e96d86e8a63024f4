using System.Globalization;
using Training.Core.Training;

namespace Training.Core.Callbacks;

/// <summary>Writes one line per epoch: its results and how long it took.</summary>
/// <param name="output">Where to; the console by default.</param>
/// <param name="timeProvider">Where durations come from.</param>
public sealed class EpochReport(TextWriter? output = null, TimeProvider? timeProvider = null) : Callback
{
    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;
    private long _startedAt;

    /// <inheritdoc/>
    public override void OnEpochStart(TrainingContext context) => _startedAt = _timeProvider.GetTimestamp();

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var results = string.Join("  ", context.Metrics.Select(static result => string.Create(CultureInfo.InvariantCulture, $"{result.Key} {result.Value:G4}")));
        (output ?? Console.Out).WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"epoch {context.Epoch + 1}/{context.Epochs}  {results}  {_timeProvider.GetElapsedTime(_startedAt).TotalSeconds:F1} s"));
    }
}
