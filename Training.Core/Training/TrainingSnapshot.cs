using System.Globalization;
using System.Text.Json.Nodes;
using Training.Core.Checkpoints;

namespace Training.Core.Training;

/// <summary>Turns a trainer's state into a checkpoint and back.</summary>
internal sealed class TrainingSnapshot(TrainingContext context, TrainerOptions options, CallbackList callbacks)
{
    public void Save(string path)
    {
        // Within the training pass what it sums up is in it; between passes of an epoch it was put aside.
        var pass = context.Next.Batch == 0 ? null : context.Pass is { Phase: Phase.Training } running ? running.Save() : context.Resumable;
        var state = new CheckpointState(
            context.Next.Epoch,
            context.Next.Batch,
            context.Step,
            context.MicroBatches,
            new Dictionary<string, double>(context.Metrics),
            pass?.LossSum ?? 0,
            pass?.Items ?? 0,
            options.Scheduler?.SaveState(),
            options.GradScaler?.SaveState(),
            CallbackStates());
        CheckpointWriter.Save(path, state, context.Model, context.Optimizer, pass);
    }

    public void Restore(Checkpoint checkpoint)
    {
        CheckpointWriter.Restore(checkpoint, context.Model, context.Optimizer);
        var state = checkpoint.State;
        if (options.Scheduler is { } scheduler)
        {
            scheduler.LoadState(state.Scheduler ?? throw new CheckpointException($"{checkpoint.Path} was made without a learning rate scheduler."));
        }

        if (state.Scaler is { } scaler)
        {
            options.GradScaler?.LoadState(scaler);
        }

        foreach (var (key, callback) in Keyed())
        {
            if (state.Callbacks.TryGetValue(key, out var saved))
            {
                callback.LoadState(saved);
            }
        }

        (context.Next, context.Step, context.MicroBatches) = (new TrainingPosition(state.Epoch, state.Batch), state.Step, state.MicroBatches);
        (context.Epoch, context.Metrics) = (state.Epoch, state.Metrics);
        context.Resumable = state.Batch == 0 ? null : new PassState(state.LossSum, state.Items, checkpoint.PassMetrics);
    }

    private Dictionary<string, JsonNode> CallbackStates()
    {
        var states = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (key, callback) in Keyed())
        {
            if (callback.SaveState() is { } state)
            {
                states.Add(key, state);
            }
        }

        return states;
    }

    /// <summary>Callbacks by type, and by their place among those of the same type.</summary>
    private IEnumerable<(string Key, Callback Callback)> Keyed() => callbacks.Callbacks
        .GroupBy(static callback => callback.GetType().FullName!)
        .SelectMany(static same => same.Select((callback, i) => (string.Create(CultureInfo.InvariantCulture, $"{same.Key}#{i}"), callback)));
}
