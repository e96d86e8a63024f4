using System.Globalization;
using System.Text.Json.Nodes;
using Training.Core.Callbacks;
using Training.Core.Checkpoints;
using Training.Core.Data;
using Training.Core.Logging;
using Training.Core.Metrics;
using Training.Core.Models;
using Training.Core.Runs;
using Training.Core.Training;
using Training.Core.Transfer;
using Training.Core.Weights;
using static TorchSharp.torch;
using AdamW = TorchSharp.Modules.AdamW;

namespace TransferLearning;

/// <summary>A new head on the old body: first the head alone, then layer by layer from the output to the input.</summary>
internal static class FineTuning
{
    private const int First = 5;
    private const double LearningRate = 2e-3;
    private static readonly string[] Stages = ["fc", "layer4", "layer3"];

    public static int Train(RunOptions options, string weights, int epochs, int items)
    {
        Console.WriteLine("fine-tuning on 5 to 9");
        using var run = Run.Start(options with { Config = new JsonObject { ["epochs"] = epochs, ["learningRate"] = LearningRate, ["weights"] = weights } });
        manual_seed(1);
        var (trainingDigits, validationDigits) = HalfOfTheDigits.Read(First, items, trainingShare: 0.25);
        using var training = new DataLoader(trainingDigits, new DataLoaderOptions { BatchSize = 16, Shuffle = true, DropLast = true, Seed = 1 });
        using var validation = new DataLoader(validationDigits, new DataLoaderOptions { BatchSize = 64 });

        using var model = new ResNet(new ResNetOptions(18, Classes: 5, Channels: 1));
        var pretrained = StateDict.Load(weights);
        var report = model.LoadPretrained(pretrained, new NameMapping().Drop("fc"));
        StateDict.Dispose(pretrained);
        Console.WriteLine(report);

        // Lower layers learn more slowly, and only once those above them have settled.
        var groups = model.LearningRateStages(LearningRate, 0.4, Stages).Select(static stage => new AdamW.ParamGroup(stage.Parameters, lr: stage.LearningRate));
        using var optimizer = optim.AdamW(groups);
        using var logger = new TrainingLogger(run.Writer, new TrainingLoggerOptions { ScalarsEvery = 2, HistogramsEvery = training.Count!.Value, ClassNames = HalfOfTheDigits.Names(First) });
        var checkpoints = new Checkpointing(Path.Combine(run.Directory, "checkpoints"), new CheckpointPolicy { Monitor = "accuracy/validation", Better = Better.More });
        var trainer = new Trainer(model, static (output, target) => nn.functional.cross_entropy(output, target), optimizer, new TrainerOptions
        {
            Epochs = epochs,
            Metrics = static () => [new Accuracy()],
            Callbacks = [new GradualUnfreezing(Stages, epochsPerStage: 2), new FrozenBatchNorm(), logger, checkpoints, new EarlyStopping("accuracy/validation", 5, Better.More), new ProgressBar(), new EpochReport()],
            Run = run,
        });
        if (trainer.Resume(checkpoints.Directory) is { } resumed)
        {
            Console.WriteLine($"goes on after epoch {resumed.Epoch}");
        }

        var result = trainer.Fit(training, validation);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.StopReason ?? "done"}: validation accuracy {result.Metrics.GetValueOrDefault("accuracy/validation"):P2}"));
        return 0;
    }
}
