using Training.Core.Callbacks;
using Training.Core.Checkpoints;
using Training.Core.Metrics;
using Training.Core.Schedules;
using Training.Core.Tests.Training;
using Training.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Training.Core.Tests.Checkpoints;

/// <summary>A small training with everything that has state: dropout, batch norm, shuffling, optimizer, scheduler, accumulation, callbacks.</summary>
internal sealed class ResumableTraining : IDisposable
{
    private readonly Tensor _inputs;
    private readonly Tensor _targets;
    private readonly Sequential _model;
    private readonly optim.Optimizer _optimizer;
    private readonly TensorSource _training;
    private readonly TensorSource _validation;

    public ResumableTraining(string directory, string optimizer, string scheduler, int epochs, int seed, CheckpointPolicy? policy = null, params Callback[] callbacks)
    {
        using (var data = new Generator(5))
        {
            _inputs = randn([50, 6], generator: data);
        }

        _targets = _inputs.argmax(1);
        (_training, _validation) = (new TensorSource(_inputs, _targets, 4, seed: 17), new TensorSource(_inputs, _targets, 25));
        manual_seed(seed);
        _model = nn.Sequential(("fc1", nn.Linear(6, 16)), ("norm", nn.BatchNorm1d(16)), ("act", nn.ReLU()), ("drop", nn.Dropout(0.3)), ("fc2", nn.Linear(16, 6)));
        _optimizer = optimizer switch
        {
            "sgd" => optim.SGD(_model.parameters(), 0.1, 0.9, weight_decay: 1e-4, nesterov: true),
            "adam" => optim.Adam(_model.parameters(), 0.01, amsgrad: true),
            _ => optim.RMSProp(_model.parameters(), 0.01, momentum: 0.5, centered: true),
        };
        Checkpoints = new Checkpointing(directory, policy ?? new CheckpointPolicy { KeepLast = 100 });
        Trainer = new Trainer(_model, static (output, target) => nn.functional.cross_entropy(output, target), _optimizer, new TrainerOptions
        {
            Epochs = epochs,
            AccumulationSteps = 2,
            ClipNorm = 1,
            Metrics = static () => [new Accuracy(), new Auroc()],
            Scheduler = scheduler switch
            {
                "onecycle" => LearningRateScheduler.PerStep(_optimizer, new OneCycle([0.05], 70, momentum: optimizer == "rms" ? null : (0.8, 0.95))),
                "restarts" => LearningRateScheduler.PerStep(_optimizer, new CosineWarmRestarts(9, 2)),
                _ => new ReduceOnPlateau(_optimizer, factor: 0.5, patience: 0, threshold: 0.2),
            },
            Callbacks = [Checkpoints, new EarlyStopping(patience: 50), .. callbacks],
            StopsOnInterrupt = false,
        });
    }

    public Trainer Trainer { get; }

    public Checkpointing Checkpoints { get; }

    public TrainingResult Fit() => Uncollected.Run(() => Trainer.Fit(_training, _validation));

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        _inputs.Dispose();
        _targets.Dispose();
    }
}
