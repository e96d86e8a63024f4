using Training.Core.Checkpoints;
using Training.Core.Data;
using Training.Core.MixedPrecision;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>Trains, validates, tests and predicts.</summary>
/// <remarks>
/// One training at a time, on the thread that calls. Device, data, run and everything else come from outside and stay the
/// caller's: nothing is disposed. <see cref="Validate"/> may be called by a callback in the middle of an epoch. LBFGS is not for it: it
/// computes the loss as often as it likes, and TorchSharp gives it no state that a checkpoint could keep.
/// </remarks>
public sealed class Trainer
{
    private readonly TrainingTask _task;
    private readonly TrainerOptions _options;
    private readonly CallbackList _hooks;
    private readonly TrainingContext _context;
    private readonly EpochLoop _loop;
    private readonly TrainingSnapshot _snapshot;
    private bool _isFitting;

    /// <summary>A trainer of the usual supervised task.</summary>
    /// <param name="model">From inputs to outputs, on the device of the options.</param>
    /// <param name="loss">From outputs and targets to a scalar, the mean over the batch.</param>
    /// <param name="optimizer">Made with the model's parameters.</param>
    /// <param name="options">How to train.</param>
    /// <exception cref="NotSupportedException">The optimizer is LBFGS.</exception>
    public Trainer(nn.Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer, TrainerOptions? options = null)
        : this(TrainingTask.Of(model, loss), optimizer, options)
    {
    }

    /// <summary>A trainer of any task.</summary>
    /// <param name="task">Model, forward pass and loss.</param>
    /// <param name="optimizer">Made with the model's parameters.</param>
    /// <param name="options">How to train.</param>
    /// <exception cref="NotSupportedException">The optimizer is LBFGS.</exception>
    public Trainer(TrainingTask task, optim.Optimizer optimizer, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(optimizer);
        if (optimizer is LBFGS)
        {
            throw new NotSupportedException("LBFGS calls the model itself, several times a step: write a loop around its step(closure). The trainer works with every other optimizer.");
        }

        _options = (options ?? new TrainerOptions()).Checked();
        _task = task;
        _hooks = new CallbackList([.. _options.Callbacks.OrderBy(static callback => callback is Checkpointing)]);
        _context = new TrainingContext(this, task.Model, optimizer, _options);
        _loop = new EpochLoop(task, _options, _hooks, _context);
        _snapshot = new TrainingSnapshot(_context, _options, _hooks);
    }

    /// <summary>Whether a checkpoint can be made now: no gradients wait for more batches to make a step with.</summary>
    public bool IsBetweenSteps => _loop.IsBetweenSteps;

    /// <summary>Trains the epochs that are left.</summary>
    /// <param name="training">What to learn from.</param>
    /// <param name="validation">What to judge by after every epoch; null for no validation.</param>
    /// <param name="cancel">Ends training in order after the step under way.</param>
    public TrainingResult Fit(IBatchSource<Batch> training, IBatchSource<Batch>? validation = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        _context.ClearStop();
        _isFitting = true;
        using var interrupts = _options.StopsOnInterrupt ? InterruptSignals.Listen(Interrupt) : null;
        using var cancellation = cancel.Register(() => Interrupt("cancelled"));
        try
        {
            _hooks.OnTrainingStart(_context);
            while (_context.Next.Epoch < _options.Epochs && _context.StopReason is null)
            {
                FitEpoch(training, validation);
            }

            _hooks.OnTrainingEnd(_context);
        }
        catch (Exception failure)
        {
            _options.Run?.Fail(failure);
            _hooks.OnException(_context, failure);
            throw;
        }
        finally
        {
            _isFitting = false;
        }

        return new TrainingResult(_context.Next.Epoch, _context.Step, _context.Metrics, _context.StopReason);
    }

    /// <summary>Judges the model by data it does not learn from; results are named such as <c>loss/validation</c>. Empty when it was stopped.</summary>
    public IReadOnlyDictionary<string, double> Validate(IBatchSource<Batch> source) => Judge(source, Phase.Validation);

    /// <summary>Judges the finished model; results are named such as <c>loss/test</c>. Empty when it was stopped.</summary>
    public IReadOnlyDictionary<string, double> Test(IBatchSource<Batch> source) => Judge(source, Phase.Test);

    /// <summary>Outputs for every batch, in order; the caller disposes each.</summary>
    public IEnumerable<Tensor> Predict(IBatchSource<Batch> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Epoch(0).Select(Output);
    }

    /// <summary>Writes everything that is needed to go on bit by bit; see <see cref="Checkpoint"/>. <see cref="Checkpointing"/> does so by itself.</summary>
    /// <exception cref="InvalidOperationException">Not <see cref="IsBetweenSteps"/>.</exception>
    /// <exception cref="IOException">The file cannot be written; there is none then.</exception>
    public void SaveCheckpoint(string path)
    {
        if (!IsBetweenSteps)
        {
            throw new InvalidOperationException("In the middle of an optimizer step's batches there is nothing to go on from.");
        }

        _snapshot.Save(path);
        _hooks.OnCheckpointSaved(_context, path);
    }

    /// <summary>Sets model, optimizer, scheduler, random numbers, callbacks and position as they were: <see cref="Fit"/> goes on from there.</summary>
    /// <exception cref="CheckpointException">It is not of this model and optimizer.</exception>
    public void Resume(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        _snapshot.Restore(checkpoint);
    }

    /// <summary>Goes on from the newest checkpoint that is whole, if there is one: null means that training begins anew.</summary>
    public ResumedTraining? Resume(CheckpointDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        using var latest = directory.LoadLatest(out var damaged);
        if (latest is null)
        {
            return null;
        }

        Resume(latest);
        return new ResumedTraining(latest.Path, latest.Epoch, latest.Step, damaged);
    }

    private void Interrupt(string reason)
    {
        _context.Stop(reason);
        _options.Run?.Stop(reason);
    }

    private void FitEpoch(IBatchSource<Batch> training, IBatchSource<Batch>? validation)
    {
        _context.Epoch = _context.Next.Epoch;
        _hooks.OnEpochStart(_context);
        var isWhole = Walk(training, Phase.Training, _context.Next.Batch) is not null && (validation is null || Walk(validation, Phase.Validation) is not null);
        if (!isWhole)
        {
            return; // stopped: what is left of the epoch is done after a resume
        }

        (_context.Next, _context.Resumable) = (new TrainingPosition(_context.Epoch + 1, 0), null);
        _options.Scheduler?.EndEpoch(_context.Metrics);
        _options.Run?.Summarize(_context.Metrics);
        _hooks.OnEpochEnd(_context);
    }

    private Dictionary<string, double> Judge(IBatchSource<Batch> source, Phase phase)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!_isFitting)
        {
            _context.ClearStop(); // what stopped a training is no reason not to judge what came of it
        }

        var results = Walk(source, phase) ?? [];
        _options.Run?.Summarize(results);
        return results;
    }

    /// <summary>Walks through a source and adds what it found to the context's metrics; null when it was stopped before its end.</summary>
    private Dictionary<string, double>? Walk(IBatchSource<Batch> source, Phase phase, int firstBatch = 0)
    {
        using var pass = new Pass(phase, source.Count, _options.Device, _options.Metrics(), _options.TimeProvider);
        var (outer, isJudging, wasTraining) = (_context.Pass, phase != Phase.Training, _task.Model.training);
        if (!isJudging && _context.Resumable is { } interrupted)
        {
            pass.Restore(interrupted);
        }

        _context.Pass = pass;
        try
        {
            if (isJudging)
            {
                _hooks.OnValidationStart(_context);
            }

            var isWhole = _loop.Walk(source, pass, firstBatch);
            if (!isJudging)
            {
                _context.Resumable = pass.Save();
            }

            if (!isWhole)
            {
                return null;
            }

            var results = pass.Results();
            _context.Add(results);
            if (isJudging)
            {
                _hooks.OnValidationEnd(_context, results);
            }

            return results;
        }
        finally
        {
            _context.Pass = outer;
            _task.Model.train(wasTraining);
        }
    }

    private Tensor Output(Batch loaded)
    {
        using var scope = NewDisposeScope();
        using var batch = loaded.MovedTo(_options.Device);
        using var noGradient = no_grad();
        using var precision = Autocast.Enter(_options);
        var wasTraining = _task.Model.training;
        _task.Model.eval();
        try
        {
            return _task.Forward(batch).DetachFromDisposeScope();
        }
        finally
        {
            _task.Model.train(wasTraining);
        }
    }
}
