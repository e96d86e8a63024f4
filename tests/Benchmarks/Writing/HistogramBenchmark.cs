using System.Diagnostics;
using Benchmarks.Reporting;
using EventFormat.Writing;
using Monitor.Tests.Support;

namespace Benchmarks.Writing;

/// <summary>What a histogram costs the training thread: statistics, buckets, message.</summary>
internal sealed class HistogramBenchmark : IBenchmark
{
    public string Name => "histogram";

    public Task RunAsync(Report report)
    {
        report.Heading("SummaryWriter.AddHistogram, TensorFlow's buckets, normally distributed floats, one core");
        using var logs = new TemporaryDirectory();
        using var writer = new SummaryWriter(logs.Path);
        var million = Normal(1_000_000);
        var some = million[..10_000];
        report.Note("reference: sum of 1 M floats, one by one", Milliseconds(200, () => Sum(million)), "ms");
        report.AtMost("1 M values", Milliseconds(200, () => writer.AddHistogram("weights", million, 0)), 5, "ms");
        report.AtMost("10 k values", Milliseconds(3_000, () => writer.AddHistogram("bias", some, 0)) * 1000, 60, "µs");
        return Task.CompletedTask;
    }

    private static float[] Normal(int count)
    {
        var random = new Random(1);
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return values;
    }

    private static double Sum(float[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static double Milliseconds<T>(int rounds, Func<T> action)
    {
        var samples = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            action();
            samples.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Percentiles.Of(samples, 1 / 6.0); // the median of the undisturbed: others use the machine, too
    }
}
