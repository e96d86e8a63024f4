using TorchSharp.Modules;
using Training.Core.Data;
using Training.Core.Training;
using static TorchSharp.torch;

namespace Benchmarks.TorchSharp;

/// <summary>What the trainer costs beside the loop that one would write by hand: the same model, data and optimizer, rounds of both in turn.</summary>
internal static class TrainerBenchmark
{
    private const int Rounds = 41;
    private const int Batches = 150;

    public static void Run()
    {
        Table.Head("Processor time per step, median of rounds in turn", "By hand", "Trainer", "Trainer / by hand (budget 1.02)");
        Measure("MLP 64-32-10, batch 32", 64, 32, 32);
        Measure("MLP 784-128-10, batch 64", 784, 128, 64);
        Measure("MLP 784-512-10, batch 128", 784, 512, 128);
    }

    private static void Measure(string what, int inputs, int hidden, int batchSize)
    {
        using var scope = NewDisposeScope();
        var source = new RepeatedBatch(rand(batchSize, inputs), randint(0, 10, batchSize), Batches);
        var (byHand, trained) = (Model(inputs, hidden), Model(inputs, hidden));
        using var handOptimizer = optim.SGD(byHand.parameters(), 0.01, 0.9);
        using var optimizer = optim.SGD(trained.parameters(), 0.01, 0.9);
        var (hand, ours) = (new List<double>(), new List<double>());
        for (var round = -3; round < Rounds; round++) // the first three warm up
        {
            var trainer = new Trainer(trained, Loss, optimizer, new TrainerOptions { StopsOnInterrupt = false });
            var (first, second) = (Time(() => ByHand(byHand, handOptimizer, source)), Time(() => trainer.Fit(source)));
            if (round >= 0)
            {
                hand.Add(first);
                ours.Add(second);
            }
        }

        var (alone, together) = (Median(hand), Median(ours));
        var ratio = Median([.. hand.Zip(ours, static (a, b) => b / a)]);
        Table.Row($"{what}", $"{alone:0.0} µs", $"{together:0.0} µs", $"{ratio:0.000}");
    }

    private static void ByHand(Sequential model, optim.Optimizer optimizer, IBatchSource<Batch> source)
    {
        model.train();
        var total = 0.0;
        foreach (var batch in source.Epoch(0))
        {
            using var scope = NewDisposeScope();
            using (batch)
            {
                optimizer.zero_grad();
                var loss = Loss(model.call(batch.Input), batch.Target);
                loss.backward();
                optimizer.step();
                total += loss.item<float>() * batch.Size;
            }
        }
    }

    private static Tensor Loss(Tensor output, Tensor target) => nn.functional.cross_entropy(output, target);

    private static Sequential Model(int inputs, int hidden) => nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, 10));

    /// <summary>Processor time: what other programs take meanwhile does not count.</summary>
    private static double Time(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Batches;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>The same batch again and again, so that loading costs next to nothing.</summary>
    private sealed class RepeatedBatch(Tensor inputs, Tensor targets, int count) : IBatchSource<Batch>
    {
        public int? Count => count;

        public IEnumerable<Batch> Epoch(int epoch, int firstBatch = 0, CancellationToken cancel = default) =>
            Enumerable.Range(0, count).Select(_ => new Batch(inputs.alias(), targets.alias()));
    }
}
