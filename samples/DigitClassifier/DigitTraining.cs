using System.Globalization;
using System.Text.Json.Nodes;
using Digits;
using EventFormat.Writing;
using Training.Core.Callbacks;
using Training.Core.Checkpoints;
using Training.Core.Data;
using Training.Core.Data.Datasets;
using Training.Core.Logging;
using Training.Core.Metrics;
using Training.Core.Runs;
using Training.Core.Schedules;
using Training.Core.Training;
using Training.Core.Watch;
using static TorchSharp.torch;

namespace DigitClassifier;

/// <summary>Trains, keeps the best, tests it.</summary>
internal static class DigitTraining
{
    private const int BatchSize = 32;
    private const double LearningRate = 0.01;

    public static int Train(RunOptions options, int epochs, int items, ulong seed)
    {
        using var run = Run.Start(options with
        {
            Config = new JsonObject { ["epochs"] = epochs, ["batchSize"] = BatchSize, ["learningRate"] = LearningRate, ["seed"] = seed },
        });
        using var system = SystemWatch.Start(run, new SystemWatchOptions { Interval = TimeSpan.FromSeconds(1) });
        manual_seed((long)seed);
        set_num_threads(1); // so small a network gains nothing from more, and on a busy machine they would wait for each other

        var parts = RandomSplit.ByFraction(DigitSet.Read(limit: items), [0.7, 0.15, 0.15], seed: 0);
        using var training = new DataLoader(parts[0].MapInput(ImageTransforms.RandomCrop(8, 8, padding: 1)), new DataLoaderOptions { BatchSize = BatchSize, Shuffle = true, NumWorkers = 1, Seed = seed });
        using var validation = new DataLoader(parts[1], new DataLoaderOptions { BatchSize = 256 });
        using var test = new DataLoader(parts[2], new DataLoaderOptions { BatchSize = 256 });

        using var model = new DigitNet();
        using var optimizer = optim.AdamW(model.parameters(), LearningRate);
        using var logger = new TrainingLogger(run.Writer, new TrainingLoggerOptions
        {
            HParams = new Dictionary<string, HParamValue> { ["epochs"] = epochs, ["batchSize"] = BatchSize, ["learningRate"] = LearningRate, ["seed"] = (double)seed },
            HParamMetrics = ["accuracy/validation", "loss/validation"],
            EmbeddingLayer = "_fc1",
        });
        var checkpoints = new Checkpointing(Path.Combine(run.Directory, "checkpoints"), new CheckpointPolicy { Monitor = "accuracy/validation", Better = Better.More });
        var trainer = new Trainer(model, static (output, target) => nn.functional.cross_entropy(output, target), optimizer, new TrainerOptions
        {
            Epochs = epochs,
            Scheduler = LearningRateScheduler.PerStep(optimizer, new OneCycle(LearningRate, Math.Max(1, epochs * training.Count!.Value))),
            Metrics = static () => [new Accuracy(), new F1(10)],
            Callbacks = [logger, checkpoints, new NonFiniteWatch(run.Directory, writer: run.Writer), new ProgressBar(), new EpochReport()],
            Run = run,
        });

        if (trainer.Resume(checkpoints.Directory) is { } resumed)
        {
            Console.WriteLine($"goes on after epoch {resumed.Epoch} ({Path.GetFileName(resumed.Path)})");
        }

        if (trainer.Fit(training, validation).StopReason is { } reason)
        {
            Console.WriteLine($"{reason}; --name {Path.GetFileName(run.Directory)} --resume goes on from here");
            return 0;
        }

        var best = checkpoints.Directory.FindBest("accuracy/validation", Better.More)!;
        using (var checkpoint = Checkpoint.Load(best))
        {
            model.load_state_dict(checkpoint.Model);
        }

        run.AddArtifact(best, "best.safetensors", "model");
        var results = trainer.Test(test);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy {results["accuracy/test"]:P2}"));
        return 0;
    }
}
