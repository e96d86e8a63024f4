using Benchmarks.Browser;
using Benchmarks.Experiments;
using Benchmarks.Fuzz;
using Benchmarks.Http;
using Benchmarks.Projector;
using Benchmarks.Reading;
using Benchmarks.Reporting;
using Benchmarks.Writing;

if (ScanBenchmark.TryRunChild(args) || ImageLogBenchmark.TryRunChild(args) || await PageOpener.TryRunChildAsync(args))
{
    return 0;
}

IBenchmark[] all =
[
    new ScanBenchmark(), new ShortSeriesBenchmark(), new ImageLogBenchmark(),
    new AddScalarBenchmark(), new HistogramBenchmark(), new ImageBenchmark(), new QueueBenchmark(),
    new LiveBenchmark(), new LargeLogBenchmark(), new ManyRunsBenchmark(), new PageMemoryBenchmark(), new ManyBlobsBenchmark(), new GraphBenchmark(),
    new ProjectionBenchmark(), new ExperimentsBenchmark(),
    new ScalarsRequestBenchmark(), new LoadBenchmark(),
    new FuzzBenchmark(),
];
var wanted = args.Where(arg => !arg.StartsWith('-')).ToHashSet(StringComparer.Ordinal);
if (args.Contains("--help") || !wanted.IsSubsetOf(all.Select(benchmark => benchmark.Name)))
{
    Console.WriteLine($"dotnet run -c Release --project tests/Benchmarks -- [{string.Join(" | ", all.Select(benchmark => benchmark.Name))}] …   (all without a name)");
    return args.Contains("--help") ? 0 : 2;
}

var report = new Report(Console.Out);
foreach (var benchmark in all.Where(benchmark => wanted.Count == 0 || wanted.Contains(benchmark.Name)))
{
    await benchmark.RunAsync(report);
}

return report.IsWithinBudget ? 0 : 1;
