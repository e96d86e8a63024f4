using Training.Core.Callbacks;
using Training.Core.Data;
using Training.Core.Logging;
using Training.Core.Metrics;
using Training.Core.Models;
using Training.Core.Runs;
using Training.Core.Training;
using Training.Core.Weights;
using static TorchSharp.torch;

namespace TransferLearning;

/// <summary>Makes what elsewhere one would download: weights of a network that learnt something similar.</summary>
internal static class Pretraining
{
    public static void Train(RunOptions options, string weights, int items)
    {
        Console.WriteLine("pre-training on 0 to 4");
        using var run = Run.Start(options);
        manual_seed(1);
        var (trainingDigits, validationDigits) = HalfOfTheDigits.Read(0, items, trainingShare: 0.8);
        // A last batch of one item would make the variances of batch normalisation NaN: it is left out.
        using var training = new DataLoader(trainingDigits, new DataLoaderOptions { BatchSize = 32, Shuffle = true, DropLast = true, Seed = 1 });
        using var validation = new DataLoader(validationDigits, new DataLoaderOptions { BatchSize = 64 });
        using var model = new ResNet(new ResNetOptions(18, Classes: 5, Channels: 1));
        using var optimizer = optim.AdamW(model.parameters(), 1e-3);
        using var logger = new TrainingLogger(run.Writer, new TrainingLoggerOptions { ClassNames = HalfOfTheDigits.Names(0) });
        new Trainer(model, static (output, target) => nn.functional.cross_entropy(output, target), optimizer, new TrainerOptions
        {
            Epochs = 2,
            Metrics = static () => [new Accuracy()],
            Callbacks = [logger, new ProgressBar(), new EpochReport()],
            Run = run,
        }).Fit(training, validation);
        StateDict.Save(weights, model);
    }
}
