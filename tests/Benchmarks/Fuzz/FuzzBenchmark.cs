using System.Diagnostics;
using Benchmarks.Reporting;
using Monitor.Tests.Support;
using Monitor.Tests.Support.Fuzz;

namespace Benchmarks.Fuzz;

/// <summary>Ten million hostile inputs; any that reading cannot bear is printed and fails the benchmark.</summary>
internal sealed class FuzzBenchmark : IBenchmark
{
    private const int Rounds = 100;
    private const long InputsPerRound = 100_000;

    public string Name => "fuzz";

    public Task RunAsync(Report report)
    {
        report.Heading($"{Rounds * InputsPerRound:N0} hostile inputs");
        var corpus = FuzzCorpus.Load(SharedData.Root);
        var found = 0;
        var clock = Stopwatch.StartNew();
        for (var seed = 100; seed < 100 + Rounds; seed++)
        {
            try
            {
                FuzzCampaign.Run(corpus, seed, InputsPerRound, CancellationToken.None);
            }
            catch (AggregateException failures)
            {
                foreach (var failure in failures.Flatten().InnerExceptions)
                {
                    found++;
                    Console.Error.WriteLine(failure);
                }
            }
        }

        report.Note("inputs per second", Rounds * InputsPerRound / clock.Elapsed.TotalSeconds, "/s");
        report.AtMost("unforeseen exceptions, hangs, unbounded allocations", found, 0, "");
        return Task.CompletedTask;
    }
}
