using EventFormat.Writing;
using TorchSharp;
using Training.Core.Training;
using static TorchSharp.torch;

namespace Training.Core.Watch;

/// <summary>Looks out for losses and gradients that are NaN or infinite, before they reach the weights, and saves the batch that made them for replay.</summary>
/// <remarks>
/// Reads one number per batch and one per step: on a GPU each waits for the device, which costs speed. Infinite gradients that a
/// <c>GradScaler</c> provokes and discards itself are not seen here.
/// </remarks>
public sealed class NonFiniteWatch : Callback
{
    private const int MaxSaved = 10;
    private const int MaxNamed = 5;
    private readonly NonFiniteResponse _response;
    private readonly string _directory;
    private readonly SummaryWriter? _writer;
    private readonly List<string> _saved = [];

    /// <summary>A watch.</summary>
    /// <param name="directory">Where batches are saved, at most ten: the run's directory, say.</param>
    /// <param name="response">What is done.</param>
    /// <param name="writer">The run's writer, for a text <c>warnings/nonfinite</c>; null for none.</param>
    public NonFiniteWatch(string directory, NonFiniteResponse response = NonFiniteResponse.Stop, SummaryWriter? writer = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        (_directory, _response, _writer) = (directory, response, writer);
    }

    /// <summary>Batches saved so far; <see cref="ReplayBatch.Load"/> reads them.</summary>
    public IReadOnlyList<string> SavedBatches => _saved;

    /// <summary>How many losses and steps were not finite.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public override void OnForwardEnd(TrainingContext context, Tensor loss, Tensor output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(loss);
        if (context.Phase == Phase.Training && loss.ToDouble() is var value && !double.IsFinite(value))
        {
            Respond(context, $"The loss is {value}", context.SkipBatch);
        }
    }

    /// <inheritdoc/>
    public override void BeforeOptimizerStep(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var scope = NewDisposeScope();
        using var outside = no_grad();
        var gradients = context.Model.named_parameters().Select(one => (one.name, gradient: one.parameter.grad)).Where(one => one.gradient is not null).ToList();
        List<Tensor> verdicts = [.. gradients.Select(one => one.gradient!.isfinite().all())];
        if (verdicts.Count == 0 || stack(verdicts).all().ToBoolean())
        {
            return;
        }

        List<string> names = [.. gradients.Zip(verdicts).Where(pair => !pair.Second.ToBoolean()).Select(pair => pair.First.name)];
        Respond(context, $"The gradient of {string.Join(", ", names.Take(MaxNamed))}{(names.Count > MaxNamed ? $" and {names.Count - MaxNamed} more" : "")} is not finite", context.SkipStep);
    }

    private void Respond(TrainingContext context, string what, Action skip)
    {
        Count++;
        var saved = Save(context, what);
        var message = $"{what} in epoch {context.Epoch}, batch {context.BatchIndex}, after step {context.Step}.{(saved is null ? "" : $" The batch is in {saved}.")}";
        _writer?.AddText("warnings/nonfinite", message, context.Step);
        if (_response == NonFiniteResponse.Throw)
        {
            throw new NonFiniteException(message);
        }

        skip();
        if (_response == NonFiniteResponse.Stop)
        {
            context.Stop(message);
        }
    }

    private string? Save(TrainingContext context, string what)
    {
        if (context.Batch is not { } batch || _saved.Count >= MaxSaved)
        {
            return null;
        }

        var path = Path.Combine(_directory, $"nonfinite-epoch{context.Epoch:0000}-batch{context.BatchIndex:000000}.safetensors");
        try
        {
            ReplayBatch.Save(path, batch, context, what);
            _saved.Add(path);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // a full disk is no reason to lose the training, too
        }
    }
}
